import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import pino from 'pino';
import { systemCtx, type Ctx, type Deps } from '../../src/context.ts';
import { connectDatabase } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { readSettings } from '../../src/settings.ts';
import { createOrchestrator } from '../../src/temporal/index.ts';
import { runWorkers } from '../../src/temporal/workers.ts';
import { createVault } from '../../src/vault.ts';
import { bundleWorkflows } from '../../test/support/workflow-bundle.ts';
import type { Servers } from './servers.ts';

export interface BenchCairn {
  readonly ctx: Ctx;
  readonly client: Client;
  readonly connection: NativeConnection;
  stop(): Promise<void>;
}

/** Cairn's worker in this process, on the given servers. */
export async function startCairn({ databaseUrl, temporalAddress }: Servers): Promise<BenchCairn> {
  const db = connectDatabase(databaseUrl);
  await migrate(db, 'migrations');
  const clientConnection = await Connection.connect({ address: temporalAddress });
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const client = new Client({ connection: clientConnection });
  const deps: Deps = {
    db,
    orchestrator: createOrchestrator(client),
    settings: readSettings({}),
    vault: createVault(randomBytes(32)),
    log: pino({ level: 'warn' }),
    now: () => new Date(),
  };
  const workers = await runWorkers(deps, {
    connection,
    client,
    namespace: 'default',
    workflowBundle: await bundleWorkflows(),
  });
  return {
    ctx: systemCtx(deps, deps.settings.accountId, 'bench'),
    client,
    connection,
    async stop() {
      await workers.stop();
      await connection.close();
      await clientConnection.close();
      await db.destroy();
    },
  };
}
