import type { Ctx } from '../context.ts';

/** An endpoint got another address or user between its claim and the lock of its row. */
export class EndpointMoved extends Error {}

// One more is needed only when somebody else has changed the same endpoint in the same moment.
const MOST_ATTEMPTS = 50;

/**
 * Runs `work` in a transaction that stores endpoints. When one has moved under it, it is begun anew: to claim
 * the other address while rows are locked could be a deadlock.
 */
export async function endpointTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ctx.db.transaction((db) => work({ ...ctx, db }));
    } catch (error) {
      if (!(error instanceof EndpointMoved) || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
