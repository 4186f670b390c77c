import { Client, Connection } from '@temporalio/client';
import type { Orchestrator } from '../orchestrator.ts';
import type { Settings } from '../settings.ts';
import { connectionOptions } from './connection.ts';
import { createOrchestrator } from './orchestrator.ts';

/** The engine for a process that starts workflows. Connects lazily, so the API also starts without it. */
export async function connectOrchestrator(
  settings: Settings,
): Promise<Orchestrator & { close(): Promise<void> }> {
  const connection = Connection.lazy(await connectionOptions(settings));
  const client = new Client({ connection, namespace: settings.temporalNamespace });
  return { ...createOrchestrator(client), close: () => connection.close() };
}

export { createOrchestrator } from './orchestrator.ts';
