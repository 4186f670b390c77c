import pino from 'pino';
import pretty from 'pino-pretty';
import type { Deps } from './context.ts';
import { connectDatabase } from './database.ts';
import { startMetricsServer } from './metrics-server.ts';
import { migrate } from './migrate.ts';
import { root } from './root.ts';
import { SettingError, type Settings } from './settings.ts';
import { type ProcessRole, READY } from './supervisor/role-process.ts';
import { createVault } from './vault.ts';
import { StartError } from './start-error.ts';

type Stop = () => Promise<void>;
interface RunningRole {
  readonly stop: Stop;
  /** Rejects when the role can't go on. */
  readonly failed?: Promise<never>;
}

/** Says which setting leads to the server that can't be reached. */
async function reach<T>(setting: string, address: string, connecting: PromiseLike<T>): Promise<T> {
  try {
    return await connecting;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new StartError(`${setting}: no connection to ${address}: ${why}`, { cause });
  }
}

const roles = {
  api: async (deps) => {
    const [{ startApi }, { ensureRootKey }] = await Promise.all([
      import('./api/index.ts'),
      import('./access/index.ts'),
    ]);
    await ensureRootKey(deps);
    const api = await startApi(deps);
    return { stop: () => api.close() };
  },
  worker: async (deps) => {
    const { startWorker } = await import('./temporal/start-worker.ts');
    const address = deps.settings.temporalAddress ?? '';
    return reach('TEMPORAL_ADDRESS', address, startWorker(deps));
  },
} satisfies Record<ProcessRole, (deps: Deps) => Promise<RunningRole>>;

/** Each role has a port of its own, so that both run on one machine; Temporal's SDK has the next one. */
const METRICS_OFFSET = { api: 0, worker: 1 } satisfies Record<ProcessRole, number>;

async function startMetrics(role: ProcessRole, deps: Deps): Promise<Stop> {
  const { metricsPort } = deps.settings;
  if (metricsPort === undefined) return async () => undefined;
  const server = await startMetricsServer(deps, metricsPort + METRICS_OFFSET[role]);
  return () => server.stop();
}

/** A role alone embeds nothing and shares its keys with others, so all of these must be set. */
function required({ databaseUrl, temporalAddress, masterKey, accessKeyId, role }: Settings) {
  const values = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    CAIRN_MASTER_KEY: masterKey,
    CAIRN_ACCESS_KEY_ID: accessKeyId,
  };
  const missing = Object.entries(values).flatMap(([name, value]) => (value ? [] : [name]));
  if (!databaseUrl || !temporalAddress || !masterKey || missing.length > 0) {
    throw new SettingError(
      `CAIRN_ROLE=${role} needs ${missing.join(', ')}: only CAIRN_ROLE=all brings servers and keys of its own`,
    );
  }
  return { databaseUrl, masterKey };
}

/** Connects to everything a role needs, and brings the schema up to date. */
async function connect(settings: Settings): Promise<{ deps: Deps; close: Stop }> {
  const { databaseUrl, masterKey } = required(settings);
  const log = pino(
    { name: settings.role },
    process.stdout.isTTY ? pretty({ sync: true }) : process.stdout,
  );
  const db = connectDatabase(databaseUrl, {
    max: settings.databaseConnections,
    // Knex would write its warnings, such as a refused connection, over several lines of its own.
    log: { warn: (message: unknown) => log.warn({ from: 'knex' }, String(message).split('\n')[0]) },
  });
  await reach('DATABASE_URL', new URL(databaseUrl).host, db.raw('select 1'));
  const ran = await migrate(db, `${root}/migrations`);
  if (ran.length > 0) log.info({ migrations: ran }, 'Migrated');
  const { connectOrchestrator } = await import('./temporal/index.ts');
  const orchestrator = await connectOrchestrator(settings);
  const vault = createVault(Buffer.from(masterKey, 'base64'));
  return {
    deps: { db, orchestrator, vault, settings, log, now: () => new Date() },
    async close() {
      const { closeMailTransports } = await import('./providers/index.ts');
      closeMailTransports();
      await orchestrator.close();
      await db.destroy();
    },
  };
}

/** Settles when this process is asked to end, or its parent is gone. */
async function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, () => resolve());
  });
}

/** Runs one role in this process until it is asked to end. */
export async function runRole(role: ProcessRole, settings: Settings): Promise<void> {
  const ending = asked();
  const { deps, close } = await connect(settings);
  const stopMetrics = await startMetrics(role, deps);
  const running: RunningRole = await roles[role](deps);
  process.send?.(READY);
  deps.log.info('Ready');
  await Promise.race([ending, ...(running.failed ? [running.failed] : [])]);
  // A server that no longer answers must not keep this process for ever.
  setTimeout(() => process.exit(1), 25_000).unref();
  await running.stop();
  await stopMetrics();
  await close();
  deps.log.info('Stopped');
}
