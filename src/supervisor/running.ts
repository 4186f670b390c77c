import { StartError } from '../start-error.ts';
import { homePaths, readRecord } from './home.ts';
import { lockHolder } from './home-lock.ts';
import { storedSecrets } from './secrets.ts';

/**
 * The embedded database of the Cairn that runs in this home, and the key that its secrets are sealed with;
 * undefined when none runs. @throws StartError when it has another database
 */
export async function runningDatabase(
  home: string,
): Promise<{ url: string; masterKey: string } | undefined> {
  const paths = homePaths(home);
  if (!(await lockHolder(paths))) return undefined;
  const secrets = await storedSecrets(paths);
  const { postgres: port } = (await readRecord(paths.ports)) ?? {};
  if (!secrets || typeof port !== 'number') {
    throw new StartError(
      `The Cairn of ${home} is still starting, or has a database of its settings: then set DATABASE_URL and ` +
        'CAIRN_MASTER_KEY here too',
    );
  }
  const { databasePassword, masterKey } = secrets;
  return { url: `postgresql://cairn:${databasePassword}@127.0.0.1:${port}/cairn`, masterKey };
}
