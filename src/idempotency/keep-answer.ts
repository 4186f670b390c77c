import type { Ctx } from '../context.ts';
import type { Claim } from './claim.ts';
import { sealAnswer } from './seal.ts';

/** Keeps the answer for whoever asks again; false when the claim has gone to another attempt. */
export async function keepAnswer(ctx: Ctx, claim: Claim, answer: string): Promise<boolean> {
  const { key, attempt } = claim;
  const kept = await ctx
    .db('idempotent_requests')
    .where({ key, account_id: ctx.account, attempt })
    .update({ answer: sealAnswer(ctx, key, answer) });
  return kept === 1;
}
