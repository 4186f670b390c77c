import { withTransaction } from '../../context.ts';
import type { Ctx } from '../../context.ts';
import { ConflictError } from '../../errors.ts';
import { claimRequest, giveUp, keepAnswer } from '../../idempotency/index.ts';
import type { Claim, Identity } from '../../idempotency/index.ts';
import type { Guard } from './operations.ts';

/** What goes over the wire. The other headers are the same for every answer. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface GivenAnswer extends Answer {
  /** Of the attempt that did the work, or that began it. */
  readonly requestId: string;
  readonly isReplay: boolean;
}

type Work = (ctx: Ctx) => Promise<Answer>;
type Run = (ctx: Ctx, claim: Claim, work: Work) => Promise<Answer>;

const RUNS: Readonly<Record<Guard, Run>> = {
  atomic: (ctx, claim, work) =>
    withTransaction(ctx, async (tx) => {
      const answer = await work(tx);
      if (await keepAnswer(tx, claim, JSON.stringify(answer))) return answer;
      // This attempt was slower than its lease, and another has taken over: nothing of this one stays.
      throw new ConflictError('This request took too long, and is being answered anew');
    }),

  async resumed(ctx, claim, work) {
    const answer = await work(ctx);
    try {
      await keepAnswer(ctx, claim, JSON.stringify(answer));
    } catch (err) {
      // The work is done, and its answer is worth more than an error that makes the caller ask again.
      ctx.log.error({ err }, 'an answer could not be kept for retries');
    }
    return answer;
  },
};

function readAnswer(text: string): Answer {
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null || !('status' in answer)) {
    throw new Error('A kept answer has no status');
  }
  const { status } = answer;
  if (typeof status !== 'number') throw new Error('The status of a kept answer is no number');
  return { status, ...('body' in answer && { body: answer.body }) };
}

async function release(ctx: Ctx, claim: Claim, cause: unknown): Promise<void> {
  try {
    await giveUp(ctx, claim, cause);
  } catch (err) {
    // What went wrong first is what the caller hears; the lease ends by itself.
    ctx.log.error({ err }, 'a claim could not be given up');
  }
}

/**
 * Does the work unless this request has its answer already.
 * @throws ConflictError while another attempt is at it, IdempotencyKeyReusedError on other contents
 */
export async function answerOnce(
  ctx: Ctx,
  identity: Identity,
  guard: Guard,
  work: Work,
): Promise<GivenAnswer> {
  const claim = await claimRequest(ctx, identity);
  const { requestId } = claim;
  if ('answer' in claim) return { ...readAnswer(claim.answer), requestId, isReplay: true };
  // The first attempt's id makes the keys of the ledger: what it has sent already is found there.
  try {
    const answer = await RUNS[guard]({ ...ctx, requestId }, claim, work);
    return { ...answer, requestId, isReplay: false };
  } catch (error) {
    await release(ctx, claim, error);
    throw error;
  }
}
