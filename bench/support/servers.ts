import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporalCli } from '../../src/embedded/temporal-cli.ts';
import { freePort } from '../../src/embedded/ports.ts';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { startTemporal } from '../../src/embedded/temporal.ts';
import { namedDatabase } from '../../src/embedded/named-database.ts';

export interface Servers {
  readonly databaseUrl: string;
  readonly postgresPid: number | undefined;
  readonly temporalAddress: string;
  readonly temporalPid: number | undefined;
  stop(): Promise<void>;
}

/** Postgres and Temporal exactly as `npm start` runs them, on files, in a folder that goes afterwards. */
export async function startServers(): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres', 'data'),
    port: await freePort(),
    password: 'bench',
    logFile: join(folder, 'postgres.log'),
  });
  const port = await freePort();
  const temporal = await startTemporal({
    executable: await findTemporalCli({ say: console.error }),
    dataDir: join(folder, 'temporal'),
    port,
    uiPort: await freePort(),
    namespace: 'default',
    logFile: join(folder, 'temporal.log'),
  });
  return {
    databaseUrl: await namedDatabase(postgres, 'cairn'),
    postgresPid: postgres.pid,
    temporalAddress: `127.0.0.1:${port}`,
    temporalPid: temporal.pid,
    async stop() {
      await temporal.stop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
