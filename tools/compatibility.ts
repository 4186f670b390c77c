/**
 * Writes the lists of operations into docs/compatibility.md from the handler tables themselves: `npm run compatibility`.
 * test/compatibility.test.ts fails when the page says something else.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { EXTENSION_OPERATIONS } from '../src/api/extension-operations.ts';
import { notImplemented } from '../src/api/operation.ts';
import { OPERATIONS } from '../src/api/operations.ts';

const PAGE = new URL('../docs/compatibility.md', import.meta.url);

/** Stored, checked, versioned and given back; what would act on it comes later. */
const STORED_ONLY = /EventStream|RecommenderConfiguration|VoiceTemplate|InAppTemplate|VoiceChannel/;

function stateOf(name: string, handler: unknown): string {
  if (handler === notImplemented) return 'answers 501';
  return STORED_ONLY.test(name) ? 'stored; nothing acts on it yet' : 'works';
}

/** The table: every operation of the wire model, and whether it does its work or answers 501. */
export function operationTable(): string {
  const rows = Object.entries(OPERATIONS)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, handler]) => ({ name, state: stateOf(name, handler) }));
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return [
    `Of ${rows.length} operations ${count('works')} work, ${count('stored; nothing acts on it yet')} store what later capabilities will act on, and ${count('answers 501')} answer 501.`,
    '',
    '| operation | state |',
    '| --- | --- |',
    ...rows.map(({ name, state }) => `| ${name} | ${state} |`),
  ].join('\n');
}

/** The operations that Pinpoint does not have, in one sentence. */
function ownOperations(): string {
  const names = Object.keys(EXTENSION_OPERATIONS).sort();
  return `Operations of Cairn's own (same \`/v1\`, described in \`/openapi.json\` like the others): ${names.join(', ')}.`;
}

/** What stands between `<!-- name: begin -->` and `<!-- name: end -->`. */
const WRITTEN = { operations: operationTable, 'own operations': ownOperations };

function replaced(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${PAGE.pathname} lost its markers of ${name}`);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

/** The page with the lists of today in it. */
export async function compatibilityPage(): Promise<{ written: string; wanted: string }> {
  const written = await readFile(PAGE, 'utf8');
  const wanted = Object.entries(WRITTEN).reduce(
    (page, [name, write]) => replaced(page, name, write()),
    written,
  );
  return { written, wanted };
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(PAGE, (await compatibilityPage()).wanted);
}
