import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { Orchestrator } from './orchestrator.ts';
import type { Settings } from './settings.ts';
import type { Vault } from './vault.ts';

/** Who acts: a signed request, a bearer key, or Cairn itself (worker, sweep, sample project). */
export interface Actor {
  readonly kind: 'accessKey' | 'apiKey' | 'system';
  readonly id: string;
  /** Whom the key stands for; Cairn itself stands for nobody. */
  readonly principalId?: string;
}

/** What a process has, whoever asks. Made once in `main.ts`. */
export interface Deps {
  readonly db: Knex;
  readonly orchestrator: Orchestrator;
  readonly vault: Vault;
  readonly settings: Settings;
  readonly log: Logger;
  readonly now: () => Date;
}

/** What every verb takes first: the dependencies plus the account and the actor of this one call. */
export interface Ctx extends Deps {
  readonly account: string;
  readonly actor: Actor;
  readonly requestId: string;
}

/**
 * Runs `work` in one transaction and hands it a ctx bound to that transaction. Inside a transaction it
 * joins the outer one, so verbs compose and a request is all or nothing.
 */
export async function withTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx);
  return ctx.db.transaction((trx) => work({ ...ctx, db: trx }));
}

/** A ctx for work that no request asked for: activities, sweeps, the sample project. */
export function systemCtx(deps: Deps, account: string, id: string): Ctx {
  return { ...deps, account, actor: { kind: 'system', id }, requestId: id };
}
