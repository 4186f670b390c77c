import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Deps } from '../context.ts';
import { listenForTriggers } from '../journeys/index.ts';
import { root } from '../root.ts';
import { connectionOptions } from './connection.ts';
import { installRuntime } from './runtime.ts';
import { scheduleSweep } from './schedule-sweep.ts';
import { runWorkers } from './workers.ts';

/** Runs this process's workers until `stop`; `failed` rejects when one of them breaks. */
export async function startWorker(
  deps: Deps,
): Promise<{ stop(): Promise<void>; failed: Promise<never> }> {
  await installRuntime(deps);
  const options = await connectionOptions(deps.settings);
  const namespace = deps.settings.temporalNamespace;
  const connection = await NativeConnection.connect(options);
  const clientConnection = await Connection.connect(options);
  const client = new Client({ connection: clientConnection, namespace });

  const workers = await runWorkers(deps, {
    connection,
    client,
    namespace,
    workflowBundle: { codePath: join(root, 'dist/workflows.js') },
  });
  await scheduleSweep(client);
  const listener = await listenForTriggers(deps);
  return {
    failed: workers.failed,
    async stop() {
      await listener.stop();
      await workers.stop();
      await connection.close();
      await clientConnection.close();
    },
  };
}
