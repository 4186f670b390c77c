import { namedDatabase } from '../embedded/named-database.ts';
import { startPostgres, stopOrphanedPostgres } from '../embedded/postgres.ts';
import { startTemporal, stopOrphanedTemporal } from '../embedded/temporal.ts';
import { findTemporalCli } from '../embedded/temporal-cli.ts';
import type { Settings } from '../settings.ts';
import type { HomePaths } from './home.ts';
import { Keeper } from './keeper.ts';
import { withPorts } from './ports.ts';
import { stopOrphanedRole } from './role-process.ts';

type Say = (line: string) => void;
/** Where a server is, and what stops it; nothing to stop when it is not ours. */
interface Located {
  readonly address: string;
  stop(): Promise<void>;
}

const notOurs = () => Promise.resolve();

/** Ends what a killed Cairn left running in this home: clients first, as Ctrl-C would have. */
export async function stopOrphans(paths: HomePaths, say: Say): Promise<void> {
  const roles = await Promise.all([
    stopOrphanedRole('api', paths),
    stopOrphanedRole('worker', paths),
  ]);
  const temporal = await stopOrphanedTemporal(paths.temporal);
  const postgres = await stopOrphanedPostgres(paths.postgres);
  if ([...roles, temporal, postgres].some(Boolean)) {
    say('The last Cairn of this home was killed: what it left running is stopped');
  }
}

/** The Postgres of the settings, or an embedded one. `address` is the database's URL. */
export async function providePostgres(
  settings: Settings,
  paths: HomePaths,
  password: string,
  say: Say,
): Promise<Located> {
  if (settings.databaseUrl) return { address: settings.databaseUrl, stop: notOurs };
  const options = {
    dataDir: paths.postgres,
    password,
    logFile: `${paths.logs}/postgres.log`,
  };
  return withPorts(paths, ['postgres'], async ({ postgres: port }) => {
    const keeper = await Keeper.start('Postgres', () => startPostgres({ ...options, port }), say);
    const address = await namedDatabase(keeper.process, 'cairn');
    return { address, stop: () => keeper.stop() };
  });
}

/** The Temporal of the settings, or an embedded one with its Web UI. */
export async function provideTemporal(
  settings: Settings,
  paths: HomePaths,
  say: Say,
): Promise<Located & { ui?: string }> {
  if (settings.temporalAddress) return { address: settings.temporalAddress, stop: notOurs };
  const options = {
    executable: await findTemporalCli({ home: settings.home, say }),
    dataDir: paths.temporal,
    namespace: settings.temporalNamespace,
    logFile: `${paths.logs}/temporal.log`,
  };
  return withPorts(paths, ['temporal', 'temporalUi'], async ({ temporal: port, temporalUi }) => {
    const start = () => startTemporal({ ...options, port, uiPort: temporalUi });
    const keeper = await Keeper.start('Temporal', start, say);
    return {
      address: `127.0.0.1:${port}`,
      ui: `http://127.0.0.1:${temporalUi}`,
      stop: () => keeper.stop(),
    };
  });
}
