import { recordAuditEvent } from '../../audit/index.ts';
import type { Deps } from '../../context.ts';
import { ForbiddenError, TooManyRequestsError } from '../../errors.ts';
import { authenticationFailures } from '../../metrics/index.ts';
import { noteFailure } from '../../rate-limits/index.ts';
import type { RequestFacts } from '../request-facts.ts';

/** A key that exists, whether or not the one who names it has its secret. */
export interface NamedKey {
  readonly id: string;
  readonly account: string;
  readonly principal: { readonly id: string };
  /** Seconds for which this network may not try it. */
  readonly wait: number;
}

const tooMany = (wait: number) =>
  new TooManyRequestsError(
    'Too many failed authentications from this address: ask again later',
    wait,
  );

/** A right secret is refused too while the network waits, or waiting would cost a guesser nothing. */
export function requireNoWait({ wait }: Pick<NamedKey, 'wait'>): void {
  if (wait > 0) throw tooMany(wait);
}

/** One line for the first failure and each doubling of their number: a flood of them leaves a few lines. */
const isToldOf = (failures: number) => Number.isInteger(Math.log2(failures));

/**
 * Counts a credential that does not fit, and refuses it. An unknown key is told of in the log of Cairn's own
 * account, as it has none.
 */
export async function refuseGuess(
  deps: Deps,
  facts: RequestFacts,
  key: NamedKey | undefined,
  message: string,
): Promise<never> {
  authenticationFailures.inc();
  const { sourceAddress, userAgent, id: requestId } = facts;
  const standing = await noteFailure(deps, { sourceAddress, keyId: key?.id });
  if (standing.isCounted && isToldOf(standing.failures)) {
    const what = key ? 'the secret does not fit' : 'the key is unknown or inactive';
    await recordAuditEvent(deps, {
      account: key?.account ?? deps.settings.accountId,
      requestId,
      principalId: key?.principal.id,
      keyId: key?.id,
      action: 'cairn:Authenticate',
      resource: undefined,
      sourceAddress,
      userAgent,
      decision: 'DENIED',
      reason: `${what}; failures in a row from this network: ${standing.failures}`,
    });
  }
  if (standing.wait > 0) throw tooMany(standing.wait);
  throw new ForbiddenError(message);
}
