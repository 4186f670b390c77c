import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { type Ctx, type Deps, systemCtx } from '../../src/context.ts';
import { connectDatabase } from '../../src/database.ts';
import { readSettings } from '../../src/settings.ts';
import { createVault } from '../../src/vault.ts';
import { createTestDatabase } from './database.ts';
import { recordingOrchestrator, type RecordingOrchestrator } from './recording-orchestrator.ts';

export interface TestWorld {
  readonly ctx: Ctx;
  readonly deps: Deps;
  readonly orchestrator: RecordingOrchestrator;
  close(): Promise<void>;
}

/** A Cairn of the test's own: fresh database, real vault and settings; only the workflow engine is recorded. */
export async function testWorld({
  account,
  env = {},
}: { account?: string; env?: Record<string, string> } = {}): Promise<TestWorld> {
  const databaseUrl = await createTestDatabase();
  const settings = { ...readSettings(env), databaseUrl };
  const orchestrator = recordingOrchestrator();
  const db = connectDatabase(databaseUrl);
  const deps: Deps = {
    db,
    orchestrator,
    settings,
    vault: createVault(randomBytes(32)),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
  };
  const ctx = systemCtx(deps, account ?? settings.accountId, 'test');
  return { ctx, deps, orchestrator, close: () => db.destroy() };
}
