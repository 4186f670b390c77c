import { randomBytes, timingSafeEqual } from 'node:crypto';
import { findAccessKey, findApiKey, noteUse, openSecret, sealSecret } from '../../access/index.ts';
import type { AccessKey, Principal } from '../../access/index.ts';
import type { Actor, Deps } from '../../context.ts';
import { ForbiddenError } from '../../errors.ts';
import { networkOf } from '../../rate-limits/index.ts';
import type { RequestFacts } from '../request-facts.ts';
import type { RawRequest } from './canonical-request.ts';
import { refuseGuess, requireNoWait } from './guesses.ts';
import { readClaim } from './signed-request.ts';
import { sign, signingKeys } from './signing-key.ts';

export type { RawRequest } from './canonical-request.ts';

export interface Caller {
  readonly account: string;
  readonly actor: Actor;
  readonly principal: Principal;
}

/**
 * Says who sent the request. @throws ForbiddenError when that can't be said, TooManyRequestsError after too many
 * wrong tries
 */
export type Authenticate = (request: RawRequest, facts: RequestFacts) => Promise<Caller>;

const NOT_SIGNED =
  'The request is not signed: send an AWS Signature Version 4 or "Authorization: Bearer <API key>"';
const PRESIGNED = 'Presigned requests are not supported: sign with the Authorization header';
const WRONG_SIGNATURE =
  'The access key is unknown or inactive, or the signature does not fit: check key id, secret and clock';
const WRONG_API_KEY = 'The API key is unknown, inactive or expired';

function isPresigned(target: string): boolean {
  const at = target.indexOf('?');
  if (at < 0) return false;
  return [...new URLSearchParams(target.slice(at + 1)).keys()].some((name) =>
    /^x-amz-(signature|algorithm|credential)$/i.test(name),
  );
}

function authorizationOf(request: RawRequest): string {
  const given = request.headers.filter(([name]) => name.toLowerCase() === 'authorization');
  if (isPresigned(request.target)) throw new ForbiddenError(PRESIGNED);
  const [only] = given;
  if (!only) throw new ForbiddenError(NOT_SIGNED);
  if (given.length > 1) throw new ForbiddenError('There is more than one Authorization header');
  return only[1].trim();
}

/** Who calls with this key. */
export function callerBy(
  kind: 'accessKey' | 'apiKey',
  { id, account, principal }: { id: string; account: string; principal: Principal },
): Caller {
  return { account, actor: { kind, id, principalId: principal.id }, principal };
}

export function authentication(deps: Deps): Authenticate {
  const signingKey = signingKeys((key) => openSecret(deps, key));
  const nobody: AccessKey = {
    id: 'nobody',
    account: 'nobody',
    principal: { id: 'nobody', kind: 'SERVICE', name: 'nobody', policies: [], roles: [] },
    sealedSecret: sealSecret(deps, 'nobody', randomBytes(32).toString('base64')),
    lastUsedAt: null,
    wait: 0,
  };

  async function bySignature(
    request: RawRequest,
    authorization: string,
    facts: RequestFacts,
  ): Promise<Caller> {
    const claim = readClaim(request, authorization, deps.now());
    const found = await findAccessKey(deps, claim.accessKeyId, networkOf(facts.sourceAddress));
    if (found) requireNoWait(found);
    // An unknown key takes the same way as a known one, to the same answer in the same time.
    const key = found ?? nobody;
    const expected = sign(signingKey(key, claim), claim.stringToSign);
    const isRight = timingSafeEqual(expected, Buffer.from(claim.signature, 'hex'));
    if (!isRight || key === nobody) return refuseGuess(deps, facts, found, WRONG_SIGNATURE);
    await noteUse(deps, 'access_keys', key);
    return callerBy('accessKey', key);
  }

  async function byApiKey(token: string, facts: RequestFacts): Promise<Caller> {
    const key = await findApiKey(deps, token, networkOf(facts.sourceAddress));
    if (key) requireNoWait(key);
    if (!key?.isRight) return refuseGuess(deps, facts, key, WRONG_API_KEY);
    return callerBy('apiKey', key);
  }

  return async (request, facts) => {
    const authorization = authorizationOf(request);
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    return token === undefined
      ? bySignature(request, authorization, facts)
      : byApiKey(token, facts);
  };
}
