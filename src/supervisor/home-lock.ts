import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { beginning } from '../embedded/processes.ts';
import { StartError } from '../start-error.ts';
import { type HomePaths, readRecord } from './home.ts';

export interface LockHolder {
  readonly pid: number;
  readonly url: string;
}

/** The Cairn that has the home now, if any. */
export async function lockHolder(paths: HomePaths): Promise<LockHolder | undefined> {
  // A lock file cut short by a crash names nobody.
  const { pid, url, began } = (await readRecord(paths.lock).catch(() => undefined)) ?? {};
  if (typeof pid !== 'number' || typeof began !== 'string') return undefined;
  // A pid alone may have been given to another program since; together with its beginning it may not.
  return (await beginning(pid)) === began ? { pid, url: String(url) } : undefined;
}

/** Takes the home for this process. @throws StartError naming the pid and URL of the Cairn that has it */
export async function lockHome(paths: HomePaths, url: string): Promise<() => Promise<void>> {
  const began = await beginning(process.pid);
  const mine = JSON.stringify({ pid: process.pid, url, began });
  const draft = `${paths.lock}.${process.pid}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    await take(draft, paths);
  } finally {
    await rm(draft);
  }
  return async () => {
    if ((await readFile(paths.lock, 'utf8')) === mine) await rm(paths.lock);
  };
}

/** A link appears whole or not at all, and never replaces what is there. */
async function take(draft: string, paths: HomePaths): Promise<void> {
  for (;;) {
    try {
      return await link(draft, paths.lock);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = await lockHolder(paths);
    if (holder) {
      throw new StartError(
        `Cairn runs already with this CAIRN_HOME (${paths.home}): process ${holder.pid}, ${holder.url}. ` +
          'Stop it first, or set another CAIRN_HOME and CAIRN_PORT to run a second one.',
      );
    }
    await rm(paths.lock, { force: true });
  }
}
