import { removeEndedSessions } from '../src/access/index.ts';
import { removeOldAuditEvents } from '../src/audit/index.ts';
import type { Deps } from '../src/context.ts';
import { removeExpiredAnswers } from '../src/idempotency/index.ts';
import { sweep } from '../src/journeys/index.ts';
import { removeExpiredCodes } from '../src/one-time-codes/index.ts';
import { removeStaleLimits } from '../src/rate-limits/index.ts';
import { translating } from './failures.ts';
import { beating } from './heartbeats.ts';

type Duty = (deps: Deps) => Promise<void>;

const CLEAN_UPS: readonly Duty[] = [
  removeExpiredAnswers,
  removeOldAuditEvents,
  removeStaleLimits,
  removeExpiredCodes,
  removeEndedSessions,
];

/** Everything that is due once a minute. What fails keeps none of the others from their work. */
export async function sweepAll(
  deps: Deps,
  duties: readonly Duty[] = [(deps) => beating(() => sweep(deps)), ...CLEAN_UPS],
): Promise<void> {
  const failures: unknown[] = [];
  for (const duty of duties) {
    await translating(() => duty(deps)).catch((error: unknown) => failures.push(error));
  }
  const [first, ...others] = failures;
  for (const err of others) deps.log.error({ err }, 'The sweep failed in more than one part');
  if (failures.length > 0) throw first;
}
