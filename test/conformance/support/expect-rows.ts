import { expect } from 'vitest';
import { stateOf } from '../../../src/api/states.ts';
import { rowsOfPage } from './compatibility-rows.ts';
import type { Row } from './compatibility-rows.ts';

/** Leaves the rows of this run for the table's writer, and compares them with the page. */
export async function expectRows(
  task: { meta: { compatibility?: readonly Row[] } },
  calls: readonly Omit<Row, 'state'>[],
): Promise<void> {
  const rows = calls.map((row) => ({ ...row, state: stateOf(row.operation) }));
  task.meta.compatibility = rows;
  const named = new Set(rows.map(({ operation }) => operation));
  const written = (await rowsOfPage()).filter(({ operation }) => named.has(operation));
  const inOrder = (some: readonly Row[]) =>
    some.toSorted((a, b) => (a.operation < b.operation ? -1 : 1));
  expect(inOrder(written), 'run `npm run compatibility`').toEqual(inOrder(rows));
}
