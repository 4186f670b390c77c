import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { stateOf } from '../src/api/states.ts';
import { pageWith } from '../tools/compatibility.ts';
import { PAGE, rowsOfPage } from './conformance/support/compatibility-rows.ts';
import { GROUP_NAMES, operationsOf, SERVICE_OPERATIONS } from './conformance/support/operations.ts';

// How many calls each row tells of is compared where they are made, in test/conformance.

it('the compatibility page has every operation with its state', async () => {
  const states = (await rowsOfPage()).map(({ operation, state }) => [operation, state]);
  const wanted = SERVICE_OPERATIONS.map(({ name }) => [name, stateOf(name)]);
  expect(Object.fromEntries(states)).toEqual(Object.fromEntries(wanted));
  expect(states).toHaveLength(wanted.length);
});

it('the sentence above the table sums its rows up, and our own operations are listed', async () => {
  const page = await readFile(PAGE, 'utf8');
  const options = { ...(await resolveConfig('docs/compatibility.md')), parser: 'markdown' };
  const wanted = pageWith(page, await rowsOfPage());
  expect(await format(page, options)).toBe(await format(wanted, options));
});

it('every group of operations has a file of conformance tests, and every operation a group', () => {
  for (const group of GROUP_NAMES) {
    expect(existsSync(`test/conformance/${group}.test.ts`), group).toBe(true);
  }
  const grouped = GROUP_NAMES.flatMap((group) => operationsOf(group).map(({ name }) => name));
  expect(grouped.sort()).toEqual(SERVICE_OPERATIONS.map(({ name }) => name).sort());
});
