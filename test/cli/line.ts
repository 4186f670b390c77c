import { randomBytes } from 'node:crypto';
import { run } from '../../src/cli/run.ts';
import { connectDatabase } from '../../src/database.ts';
import { createTestDatabase } from '../support/database.ts';
import { rootPrincipal } from '../../src/access/root-principal.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A database of the test's own, and command lines that work on it. */
export interface CommandLine {
  readonly db: ReturnType<typeof connectDatabase>;
  readonly env: Readonly<Record<string, string>>;
  cairn(...words: string[]): Promise<Said>;
  /** The same in a terminal of 80 columns. */
  narrow(...words: string[]): Promise<Said>;
  /** What a command answers with --json. @throws when it fails */
  json<Answer = Record<string, string>>(...words: string[]): Promise<Answer>;
  close(): Promise<void>;
}

/** Does a command line in this process, as `src/cli/main.ts` does. */
export async function cairnWith(
  env: Readonly<Record<string, string | undefined>>,
  ...words: string[]
): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(words, {
    env,
    columns: env.COLUMNS === undefined ? undefined : Number(env.COLUMNS),
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

export async function commandLine(): Promise<CommandLine> {
  const url = await createTestDatabase();
  const db = connectDatabase(url, { max: 2 });
  await rootPrincipal(db, '000000000000');
  const env = { DATABASE_URL: url, CAIRN_MASTER_KEY: randomBytes(32).toString('base64') };
  const cairn = (...words: string[]) => cairnWith(env, ...words);
  return {
    db,
    env,
    cairn,
    narrow: (...words) => cairnWith({ ...env, COLUMNS: '80' }, ...words),
    async json<Answer>(...words: string[]): Promise<Answer> {
      const said = await cairn(...words, '--json');
      if (said.code !== 0) throw new Error(`cairn ${words.join(' ')}: ${said.err}`);
      return JSON.parse(said.out) as Answer;
    },
    close: () => db.destroy(),
  };
}
