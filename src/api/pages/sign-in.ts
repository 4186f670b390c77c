import { createHash, timingSafeEqual } from 'node:crypto';
import { findAccessKey, openSecret } from '../../access/index.ts';
import type { AccessKey } from '../../access/index.ts';
import { recordAuditEvent } from '../../audit/index.ts';
import type { Deps } from '../../context.ts';
import { networkOf } from '../../rate-limits/index.ts';
import { refuseGuess, requireNoWait } from '../authentication/guesses.ts';
import type { RequestFacts } from '../request-facts.ts';

const WRONG = 'This key id and secret do not belong together.';

const hash = (text: string) => createHash('sha256').update(text).digest();

/**
 * The access key of whoever knows its secret. @throws ForbiddenError when they don't, TooManyRequestsError after too
 * many wrong tries
 */
export async function keyWithSecret(
  deps: Deps,
  facts: RequestFacts,
  { id, secret }: { readonly id: string; readonly secret: string },
): Promise<AccessKey> {
  const key = await findAccessKey(deps, id, networkOf(facts.sourceAddress));
  if (key) requireNoWait(key);
  const expected = key ? openSecret(deps, key) : '';
  const isRight = timingSafeEqual(hash(expected), hash(secret));
  return key && isRight ? key : refuseGuess(deps, facts, key, WRONG);
}

/** Keeps in the audit log that somebody signed in to the pages. */
export async function recordSignIn(deps: Deps, facts: RequestFacts, key: AccessKey): Promise<void> {
  await recordAuditEvent(deps, {
    account: key.account,
    requestId: facts.id,
    principalId: key.principal.id,
    keyId: key.id,
    action: 'cairn:SignIn',
    resource: undefined,
    sourceAddress: facts.sourceAddress,
    userAgent: facts.userAgent,
    decision: 'ALLOWED',
    reason: 'the secret fits, or the link was made with it',
  });
}
