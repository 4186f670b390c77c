/**
 * Writes the table of operations into docs/compatibility.md from a run of the conformance tests:
 * `npm run compatibility`. The same tests compare the page with what they did, at every run.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPERATIONS } from '../src/api/model.ts';
import { PAGE, PAGE_TEST } from '../test/conformance/support/compatibility-rows.ts';
import type { Row } from '../test/conformance/support/compatibility-rows.ts';

/** What vitest's JSON report has of a test, as far as it is looked at. */
interface TestReport {
  readonly status: string;
  readonly title: string;
  readonly fullName: string;
  readonly meta: { readonly compatibility?: readonly Row[] };
}
interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly TestReport[] }[];
}

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'testResults' in value;

async function runConformance(): Promise<TestReport[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-conformance-'));
  try {
    const file = join(folder, 'report.json');
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
    const vitest = join(import.meta.dirname, '../node_modules/.bin/vitest');
    spawnSync(vitest, ['run', 'test/conformance', ...reporters], { stdio: 'inherit' });
    const report: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (!isReport(report)) throw new Error('vitest left no report');
    return report.testResults.flatMap(({ assertionResults }) => assertionResults);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sentence and the table of these rows. */
function operationTable(rows: readonly Row[]): string {
  const inOrder = rows.toSorted((a, b) => a.operation.localeCompare(b.operation));
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const calls = rows.reduce((sum, row) => sum + row.calls, 0);
  return [
    `Of ${rows.length} operations ${count('works')} work, and ${count('stored; nothing acts on it yet')} store what later capabilities will act on; none is left out. The conformance tests made ${calls} calls.`,
    '',
    '| operation | calls | state |',
    '| --- | --: | --- |',
    ...inOrder.map(({ operation, calls, state }) => `| ${operation} | ${calls} | ${state} |`),
  ].join('\n');
}

/** The operations that Pinpoint does not have, in one sentence. */
function ownOperations(): string {
  const own = OPERATIONS.filter(({ isExtension }) => isExtension).map(({ name }) => name);
  return `Operations of Cairn's own (same \`/v1\`, described in \`/openapi.json\` like the others): ${own.sort().join(', ')}.`;
}

/** Puts `text` between `<!-- name: begin -->` and `<!-- name: end -->`. */
function replaced(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${PAGE.pathname} lost its markers of ${name}`);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

/** The page with these rows, and with the list of our own operations of today. */
export function pageWith(page: string, rows: readonly Row[]): string {
  return replaced(
    replaced(page, 'operations', operationTable(rows)),
    'own operations',
    ownOperations(),
  );
}

if (process.argv[1] === import.meta.filename) {
  const tests = await runConformance();
  // That the page is behind is why this runs; anything else that fails is no state of "works".
  const failed = tests.filter(({ status, title }) => status !== 'passed' && title !== PAGE_TEST);
  const rows = tests.flatMap(({ meta }) => meta.compatibility ?? []);
  if (failed.length > 0 || rows.length === 0) {
    console.error(`The table stays as it is: ${failed.length} conformance tests failed.`);
    for (const { fullName } of failed) console.error(`  ${fullName}`);
    process.exit(1);
  }
  await writeFile(PAGE, pageWith(await readFile(PAGE, 'utf8'), rows));
}
