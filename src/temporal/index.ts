import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Deps } from '../context.ts';
import { listenForTriggers } from '../journeys/index.ts';
import type { Orchestrator } from '../orchestrator.ts';
import type { Settings } from '../settings.ts';
import { connectionOptions } from './connection.ts';
import { createOrchestrator } from './orchestrator.ts';
import { logTemporalTo } from './runtime-log.ts';
import { scheduleSweep } from './schedule-sweep.ts';
import { runWorkers } from './workers.ts';

/** The engine for a process that starts workflows. Connects lazily, so the API also starts without it. */
export async function connectOrchestrator(
  settings: Settings,
): Promise<Orchestrator & { close(): Promise<void> }> {
  const connection = Connection.lazy(await connectionOptions(settings));
  const client = new Client({ connection, namespace: settings.temporalNamespace });
  return { ...createOrchestrator(client), close: () => connection.close() };
}

/** Runs this process's workers until `stop`; `failed` rejects when one of them breaks. */
export async function startWorker(
  deps: Deps,
): Promise<{ stop(): Promise<void>; failed: Promise<never> }> {
  logTemporalTo(deps.log);
  const options = await connectionOptions(deps.settings);
  const namespace = deps.settings.temporalNamespace;
  const connection = await NativeConnection.connect(options);
  const clientConnection = await Connection.connect(options);
  const client = new Client({ connection: clientConnection, namespace });

  const workers = await runWorkers(deps, {
    connection,
    client,
    namespace,
    workflowBundle: { codePath: fileURLToPath(new URL('workflows.js', import.meta.url)) },
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

export { createOrchestrator } from './orchestrator.ts';
export { runWorkers, type WorkerParts } from './workers.ts';
