import { readFile, rm, writeFile } from 'node:fs/promises';
import { beginning } from '../embedded/processes.ts';
import { StartError } from '../start-error.ts';
import { type HomePaths, readRecord } from './home.ts';

/** Takes the home for this process. @throws StartError naming the pid and URL of the Cairn that has it */
export async function lockHome(paths: HomePaths, url: string): Promise<() => Promise<void>> {
  const mine = JSON.stringify({
    pid: process.pid,
    url,
    began: await beginning(process.pid),
  });
  for (;;) {
    try {
      await writeFile(paths.lock, mine, { flag: 'wx', mode: 0o600 });
      return async () => {
        if ((await readFile(paths.lock, 'utf8')) === mine) await rm(paths.lock);
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = await readRecord(paths.lock).catch(() => undefined);
    // A pid alone may have been given to another program since; its beginning may not.
    if (typeof holder?.pid === 'number' && (await beginning(holder.pid)) === holder.began) {
      throw new StartError(
        `Cairn runs already with this CAIRN_HOME (${paths.home}): process ${holder.pid}, ${String(holder.url)}. ` +
          'Stop it first, or set another CAIRN_HOME and CAIRN_PORT to run a second one.',
      );
    }
    await rm(paths.lock, { force: true });
  }
}
