import { hostname, userInfo } from 'node:os';
import pino from 'pino';
import type { Deps } from '../context.ts';
import { connectDatabase } from '../database.ts';
import { pendingMigrations } from '../migrate.ts';
import type { Orchestrator } from '../orchestrator.ts';
import { root } from '../root.ts';
import { readSettings, type Settings } from '../settings.ts';
import { StartError } from '../start-error.ts';
import { runningDatabase } from '../supervisor/running.ts';
import { createVault } from '../vault.ts';
import type { Terminal } from './command.ts';

export const MIGRATIONS = `${root}/migrations`;

const away = () => Promise.reject(new Error('The command line does not reach the workflow engine'));
/** No command asks the engine for anything. */
const noEngine: Orchestrator = {
  startRun: away,
  wakeParticipants: away,
  refreshRun: away,
  startParticipants: away,
  resumeRun: away,
  wakeRun: away,
  reviveParticipant: away,
  cancelRun: away,
  ping: away,
};

async function serverOf(settings: Settings): Promise<{ url: string; masterKey: string }> {
  const { databaseUrl, masterKey, home } = settings;
  if (databaseUrl && masterKey) return { url: databaseUrl, masterKey };
  const running = await runningDatabase(home);
  if (running) return { ...running, masterKey: masterKey ?? running.masterKey };
  throw new StartError(
    `Cairn is not running here (CAIRN_HOME is ${home}): npm start first, or set DATABASE_URL and ` +
      'CAIRN_MASTER_KEY as the server has them',
  );
}

/** Connects to the Postgres of the settings, or of the Cairn that runs here, for as long as `work` takes. */
export async function withDeps<T>({ env }: Terminal, work: (deps: Deps) => Promise<T>): Promise<T> {
  // Where `npm start` keeps it, from whatever folder the command is typed in.
  const settings = readSettings({ ...env, CAIRN_HOME: env.CAIRN_HOME || `${root}/.cairn` });
  const { url, masterKey } = await serverOf(settings);
  // The answer has standard output for itself.
  const log = pino({ name: 'cairn', level: 'warn' }, pino.destination(2));
  const warn = (message: string) => log.debug(message);
  const db = connectDatabase(url, { max: 2, log: { warn } });
  try {
    await db.raw('select 1').catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message || cause.name : String(cause);
      throw new StartError(`No connection to Postgres at ${new URL(url).host}: ${why}`, { cause });
    });
    return await work({
      db,
      orchestrator: noEngine,
      vault: createVault(Buffer.from(masterKey, 'base64')),
      settings,
      log,
      now: () => new Date(),
    });
  } finally {
    await db.destroy();
  }
}

/** @throws StartError when the tables are older than this program */
export async function requireSchema({ db }: Pick<Deps, 'db'>): Promise<void> {
  const pending = await pendingMigrations(db, MIGRATIONS);
  if (pending.length === 0) return;
  throw new StartError(
    `The database lacks ${pending.length} migrations of this version: start it, or run "cairn migrate"`,
  );
}

/** Who sits at the machine, for the audit log. */
export function operator(): { name: string; host: string } {
  try {
    return { name: userInfo().username, host: hostname() };
  } catch {
    // A container may run as a user who has no name.
    return { name: `uid ${process.getuid?.() ?? 'unknown'}`, host: hostname() };
  }
}
