import type { Ctx } from '../context.ts';
import { ConflictError, IdempotencyKeyReusedError } from '../errors.ts';
import { openAnswer } from './seal.ts';

/** What makes two requests the same one. */
export interface Identity {
  /** Of account, credential, operation, path and the name that the caller gave the request. */
  readonly key: Buffer;
  /** Of what the request says: query and body. */
  readonly fingerprint: Buffer;
}

/** The right to do a request, and to keep its answer. */
export interface Claim {
  readonly key: Buffer;
  /** Of the first attempt, so that what an interrupted attempt has done is found again. */
  readonly requestId: string;
  readonly attempt: number;
}

export interface FirstAnswer {
  readonly requestId: string;
  readonly answer: string;
}

/**
 * How long an attempt may go on before it counts as dead. As long as the ledger's lease: a request has waited
 * for its provider by then, or its process is gone.
 */
const LEASE = '2 minutes';
const KEPT_MS = 24 * 60 * 60_000;

// The lease is by the database's clock, which all processes share. A free row is one whose day is over, or whose
// attempt ended without an answer.
const CLAIM = `
  insert into idempotent_requests as r (key, account_id, fingerprint, request_id, leased_until, expires_at)
  values (:key, :account, :fingerprint, :requestId, now() + interval '${LEASE}', :expiresAt)
  on conflict (key) do update set
    fingerprint = excluded.fingerprint,
    request_id = case when r.expires_at <= :now then excluded.request_id else r.request_id end,
    expires_at = case when r.expires_at <= :now then excluded.expires_at else r.expires_at end,
    attempt = r.attempt + 1, leased_until = excluded.leased_until, answer = null
  where r.expires_at <= :now
    or (r.answer is null and r.leased_until <= now() and r.fingerprint = excluded.fingerprint)
  returning request_id as "requestId", attempt`;

interface Row {
  readonly key: Buffer;
  readonly account_id: string;
  readonly fingerprint: Buffer;
  readonly request_id: string;
  readonly answer: Buffer | null;
}

/**
 * Takes the request for this attempt, or gives back the answer that it had before.
 * @throws ConflictError while another attempt is at it
 * @throws IdempotencyKeyReusedError when the key was given to another request
 */
export async function claimRequest(
  ctx: Ctx,
  { key, fingerprint }: Identity,
): Promise<Claim | FirstAnswer> {
  const now = ctx.now();
  const { rows } = await ctx.db.raw<{ rows: Omit<Claim, 'key'>[] }>(CLAIM, {
    key,
    account: ctx.account,
    fingerprint,
    requestId: ctx.requestId,
    now,
    expiresAt: new Date(now.getTime() + KEPT_MS),
  });
  if (rows[0]) return { key, ...rows[0] };

  const row = await ctx
    .db<Row>('idempotent_requests')
    .where({ key, account_id: ctx.account })
    .first('fingerprint', 'request_id', 'answer');
  if (row && !row.fingerprint.equals(fingerprint)) throw new IdempotencyKeyReusedError();
  // Without a row the other attempt was refused meanwhile: whoever asks again asks anew.
  if (!row?.answer) {
    throw new ConflictError('This request is being answered already: ask again in a moment');
  }
  return { requestId: row.request_id, answer: openAnswer(ctx, key, row.answer) };
}
