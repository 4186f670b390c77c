import type { Ctx } from '../context.ts';

/** An endpoint got another address between the claim and the lock of its row. */
export class AddressMoved extends Error {}

/**
 * Runs `work` in a transaction that stores endpoints. When an address has moved under it, it is begun anew:
 * to claim the other address while rows are locked could be a deadlock.
 */
export async function endpointTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ctx.db.transaction((db) => work({ ...ctx, db }));
    } catch (error) {
      if (!(error instanceof AddressMoved)) throw error;
    }
  }
}
