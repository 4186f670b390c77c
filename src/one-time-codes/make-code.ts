import { withTransaction, type Ctx } from '../context.ts';
import type { Terms } from '../domain/one-time-code/index.ts';
import { takePermit } from './permit.ts';
import { codeOf, hashOf, newSeed, type Subject } from './secret.ts';

const KEEP = `
  insert into one_time_codes
    (project_id, destination, reference_id, request_id, seed, code_hash, attempts_left, expires_at)
  values (:projectId, :destination, :referenceId, :requestId, :seed, :hash, :attempts, :expiresAt)
  on conflict (project_id, destination, reference_id) do update set
    request_id = excluded.request_id, seed = excluded.seed, code_hash = excluded.code_hash,
    attempts_left = excluded.attempts_left, expires_at = excluded.expires_at, used_at = null`;

/**
 * The code of this request, which from now on is the one that is valid. A request that was interrupted and comes
 * again has its permit and its code already: that code may be on its way.
 * @throws TooManyRequestsError
 */
export async function makeCode(ctx: Ctx, subject: Subject, terms: Terms): Promise<string> {
  return withTransaction(ctx, async (tx) => {
    const own = await findSeed(tx, subject);
    if (own) return codeOf(tx, subject, own, terms.length);
    await takePermit(tx, subject);
    const seed = newSeed();
    const code = codeOf(tx, subject, seed, terms.length);
    await tx.db.raw(KEEP, {
      ...subject,
      requestId: tx.requestId,
      seed,
      hash: hashOf(tx, subject, code),
      attempts: terms.attempts,
      expiresAt: new Date(tx.now().getTime() + terms.minutes * 60_000),
    });
    return code;
  });
}

async function findSeed(ctx: Ctx, subject: Subject): Promise<Buffer | undefined> {
  const row = await ctx
    .db('one_time_codes')
    .where({
      project_id: subject.projectId,
      destination: subject.destination,
      reference_id: subject.referenceId,
      request_id: ctx.requestId,
    })
    .first<{ seed: Buffer } | undefined>('seed');
  return row?.seed;
}
