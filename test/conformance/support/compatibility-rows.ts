import { readFile } from 'node:fs/promises';

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

export const PAGE = new URL('../../../docs/compatibility.md', import.meta.url);

/** The test that compares them; its title tells the writer that nothing else is wrong. */
export const PAGE_TEST = 'the compatibility page tells of these calls';

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
