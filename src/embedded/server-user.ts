import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.ts';

const run = promisify(execFile);

/** Whom a server process runs as; undefined: as we do. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

async function lookUp(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    // id exits with 1 when there is no such user.
    return undefined;
  }
}

/** Postgres refuses to run as root, so then it runs as the user `postgres`, made when absent. */
export async function postgresUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUp('postgres');
  if (existing) return existing;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  } catch (cause) {
    throw new StartError(
      'Postgres does not run as root, and the user "postgres" could not be made for it. ' +
        'Start Cairn as an ordinary user, or set DATABASE_URL.',
      { cause },
    );
  }
  return lookUp('postgres');
}

/** True when `user` may pass through every folder above `path` (a clone under /root, mode 0700, is not). */
export async function canReach(user: ServerUser, path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (folder === dirname(folder)) return true;
  }
}
