import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { stateOf } from '../../../src/api/states.ts';

export interface Row {
  readonly operation: string;
  readonly calls: number;
  readonly state: string;
}

declare module 'vitest' {
  interface TaskMeta {
    /** What a run found out about operations; `npm run compatibility` makes the table of it. */
    compatibility?: readonly Row[];
  }
}

const PAGE = new URL('../../../docs/compatibility.md', import.meta.url);

/** The rows of the page's table. */
export async function rowsOfPage(): Promise<Row[]> {
  const page = await readFile(PAGE, 'utf8');
  const lines = [...page.matchAll(/^\| (\w+) +\| +(\d+) \| (.+?) +\|$/gm)];
  return lines.map(([, operation = '', calls, state = '']) => ({
    operation,
    calls: Number(calls),
    state,
  }));
}

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
