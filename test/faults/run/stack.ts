import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedDatabase } from '../../../src/embedded/named-database.ts';
import { freePort } from '../../../src/embedded/ports.ts';
import { startPostgres, stopOrphanedPostgres } from '../../../src/embedded/postgres.ts';
import { isAlive } from '../../../src/embedded/processes.ts';
import type { ServerProcess } from '../../../src/embedded/server-process.ts';
import { startTemporal, stopOrphanedTemporal } from '../../../src/embedded/temporal.ts';
import { findTemporalCli } from '../../../src/embedded/temporal-cli.ts';
import { root } from '../../../src/root.ts';
import { homePaths, makeHome, type HomePaths } from '../../../src/supervisor/home.ts';
import { startRole, type ProcessRole } from '../../../src/supervisor/role-process.ts';
import { StopStack } from '../../../src/supervisor/stop-stack.ts';
import { Kept, type Killable } from './kept.ts';

const KEY = { accessKeyId: 'AKIDFAULTS', secretAccessKey: 'a-secret-of-the-fault-run-itself' };

/** All of Cairn, each part a process of its own that can be killed. */
export interface Stack {
  readonly url: string;
  readonly credentials: typeof KEY;
  readonly databaseUrl: string;
  readonly servers: Readonly<Record<'worker' | 'api' | 'temporal' | 'postgres', Killable>>;
  /** Copies the logs to where they stay; answers with that folder. */
  keepLogs(): Promise<string>;
  stop(): Promise<void>;
}

export interface StackOptions {
  readonly smtpUrl: string;
  /** host:port that webhooks may reach. */
  readonly webhookHost: string;
  readonly note: (line: string) => void;
}

/** Postgres, Temporal, API and worker as `npm start` runs them, from the built program, in a folder of their own. */
export async function startStack(options: StackOptions): Promise<Stack> {
  await clearOrphans();
  const paths = homePaths(await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`)));
  await makeHome(paths);
  const stack = new StopStack();
  stack.push(() => rm(paths.home, { recursive: true, force: true, maxRetries: 5 }));
  try {
    return await startAll(options, paths, stack);
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function startAll(
  { smtpUrl, webhookHost, note }: StackOptions,
  paths: HomePaths,
  stack: StopStack,
): Promise<Stack> {
  const keep = async <P extends ServerProcess>(name: string, begin: () => Promise<P>) => {
    const kept = await Kept.start(begin, (line) => note(`${name}: ${line}`));
    stack.push(() => kept.stop());
    return kept;
  };
  const database = { dataDir: paths.postgres, port: await freePort(), password: 'faults' };
  const postgres = await keep('postgres', () =>
    startPostgres({
      ...database,
      logFile: join(paths.logs, 'postgres.log'),
      // A killed process loses nothing that the system has; only a power cut would.
      settings: ['fsync=off'],
    }),
  );
  const databaseUrl = await namedDatabase(postgres.process, 'cairn');
  const executable = await findTemporalCli({ home: paths.home, say: note });
  const ports = { port: await freePort(), uiPort: await freePort() };
  const temporal = await keep('temporal', () =>
    startTemporal({
      ...ports,
      executable,
      dataDir: paths.temporal,
      namespace: 'default',
      logFile: join(paths.logs, 'temporal.log'),
    }),
  );
  const apiPort = await freePort();
  const env = {
    CAIRN_HOME: paths.home,
    CAIRN_PORT: String(apiPort),
    CAIRN_HOST: '127.0.0.1',
    CAIRN_MASTER_KEY: randomBytes(32).toString('base64'),
    CAIRN_ACCESS_KEY_ID: KEY.accessKeyId,
    CAIRN_SECRET_ACCESS_KEY: KEY.secretAccessKey,
    CAIRN_SMTP_URL: smtpUrl,
    CAIRN_WEBHOOK_HOSTS: webhookHost,
    CAIRN_SAMPLE: 'off',
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.port}`,
  };
  const program = join(root, 'dist/main.js');
  const role = (name: ProcessRole) =>
    keep(name, () => startRole({ role: name, program, paths, env }));
  const [api, worker] = [await role('api'), await role('worker')];
  return {
    url: `http://127.0.0.1:${apiPort}`,
    credentials: KEY,
    databaseUrl,
    servers: { worker, api, temporal, postgres },
    keepLogs: async () => {
      const kept = join(tmpdir(), `cairn-fault-logs-${process.pid}`);
      await cp(paths.logs, kept, { recursive: true });
      return kept;
    },
    stop: () => stack.stop(),
  };
}

const PREFIX = 'cairn-faults-';

/** What a fault run left behind that was killed itself. */
async function clearOrphans(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;
    const paths = homePaths(join(tmpdir(), name));
    await stopOrphanedTemporal(paths.temporal);
    await stopOrphanedPostgres(paths.postgres);
    await rm(paths.home, { recursive: true, force: true });
  }
}
