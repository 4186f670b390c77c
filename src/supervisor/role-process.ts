import { fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { ending, stopChild, stopOrphan } from '../embedded/processes.ts';
import { openLog, type ServerProcess, untilReady } from '../embedded/server-process.ts';
import type { Role } from '../settings.ts';
import type { HomePaths } from './home.ts';

/** A role that is a process of its own. */
export type ProcessRole = Exclude<Role, 'all'>;

/** What a role's process tells its parent once it serves. */
export const READY = 'ready';

/** Ends an API or worker of this home whose parent was killed, should it still be busy ending by itself. */
export async function stopOrphanedRole(role: ProcessRole, paths: HomePaths): Promise<boolean> {
  const text = await readFile(paths.pid(role), 'utf8').catch(() => '');
  return text ? stopOrphan(Number(text), paths.home) : false;
}

export interface RoleOptions {
  readonly role: ProcessRole;
  /** The program's entry file, which runs the role that CAIRN_ROLE names. */
  readonly program: string;
  readonly paths: HomePaths;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts one role in a process of its own and waits until it serves. */
export async function startRole({
  role,
  program,
  paths,
  env,
}: RoleOptions): Promise<ServerProcess> {
  const logFile = `${paths.logs}/${role}.log`;
  const log = await openLog(logFile);
  // The arguments are for people who look at `ps`, and for stopOrphanedRole; secrets go by the environment.
  const child = fork(program, [role, paths.home], {
    env: { ...process.env, ...env, CAIRN_ROLE: role },
    // A process group of its own: Ctrl-C in the terminal reaches only the parent, which stops all in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  let ready = false;
  child.on('message', (message) => (ready ||= message === READY));
  const server = {
    pid: child.pid,
    ended: ending(child),
    stop: () => stopChild(child, { grace: 30_000 }),
  };
  await log.close();
  await writeFile(paths.pid(role), String(child.pid));
  await untilReady(`Cairn's ${role}`, server, logFile, () => Promise.resolve(ready));
  return server;
}
