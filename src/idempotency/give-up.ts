import type { Ctx } from '../context.ts';
import { CairnError } from '../errors.ts';
import type { Claim } from './claim.ts';

/**
 * Ends a claim without an answer. A verb that refuses has done nothing: the request is forgotten, and may come
 * again corrected. After a defect nobody knows what was done: the same request may go on at once, under the
 * same request id, and no other may take its key.
 */
export async function giveUp(ctx: Ctx, { key, attempt }: Claim, error: unknown): Promise<void> {
  const ours = ctx
    .db('idempotent_requests')
    .where({ key, account_id: ctx.account, attempt })
    .whereNull('answer');
  if (error instanceof CairnError) await ours.delete();
  else await ours.update({ leased_until: ctx.db.fn.now() });
}
