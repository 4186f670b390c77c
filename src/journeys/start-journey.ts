import type { Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import {
  chainRefusal,
  entryRefusal,
  nextInChain,
  reentryRefusal,
  type JourneyDefinition,
  type JourneyState,
  type ParticipantLevel,
} from '../domain/journey/index.ts';
import type { ParticipantRef } from '../orchestrator.ts';
import { chainOf, setChain } from './chain.ts';
import { comerOf } from './comer.ts';
import type { Deed, DeedResult } from './deed.ts';
import { earlierEntries } from './earlier-entries.ts';
import { enter } from './enter.ts';
import { causeOf } from './send-event.ts';

/** What a participant is let into. */
interface OpenRun {
  readonly id: string;
  readonly level: ParticipantLevel;
  readonly round: number;
  readonly definition: JourneyDefinition;
}

export interface StartedJourney extends DeedResult {
  /** Whose workflows are to be started after the commit. */
  readonly entered: readonly ParticipantRef[];
}

/**
 * Lets the endpoints of a participant into another journey that is open, whatever starts that one otherwise; the rules
 * of entry hold. Into one that a segment starts each is let once for each reading of the segment.
 */
export async function startJourney(
  tx: Ctx,
  deed: Deed,
  journeyId: string,
  endpoints: readonly Endpoint[],
): Promise<StartedJourney> {
  const { projectId } = deed.participant;
  const arriving = [...endpoints].sort((a, b) => (a.id < b.id ? -1 : 1));
  // As who enters by an event: one at a time, so that the second sees the first inside.
  for (const key of locksOf(arriving)) {
    await tx.db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `${projectId}/${key}`,
    ]);
  }
  const { state, open } = await lockTarget(tx, projectId, journeyId);
  if (!open || state !== 'ACTIVE') {
    const why = state === undefined ? 'does not exist' : `is ${state}, and nobody can enter now`;
    return { outcome: 'JOURNEY_NOT_OPEN', detail: `Journey ${journeyId} ${why}`, entered: [] };
  }
  const { level, definition, round: number } = open;
  const run = { account: tx.account, projectId, journeyId, runId: open.id };
  const isByEvent = definition.StartCondition?.EventStartCondition !== undefined;
  const round = isByEvent ? undefined : { number, onlyNew: false };
  const chain = nextInChain(await chainOf(tx, deed.participant), tx.now());

  const arrivals = arriving.map((endpoint) => ({
    endpoint,
    ...(isByEvent && { eventId: causeOf(deed) }),
  }));
  const comers = arrivals.map((arrival) => comerOf(level, arrival, round?.number));
  const known = await earlierEntries(tx, run, comers);
  const judged = arrivals.map((arrival, at) => {
    const earlier = known[at];
    const refusal =
      chainRefusal(chain) ??
      entryRefusal(arrival.endpoint, definition) ??
      (earlier?.already
        ? 'REENTRY_CAP_EXCEEDED'
        : earlier && reentryRefusal(definition.Limits, earlier, tx.now()));
    return { ...arrival, refusal };
  });
  const entry = await enter(tx, run, level, judged, { definition, round });
  const entered =
    entry.kind === 'entered' && judged.some(({ refusal }) => !refusal) ? entry.participants : [];
  await setChain(tx, entered, chain);
  if (entered.length > 0) return { outcome: 'STARTED', entered };
  const refusal = judged.find((arrival) => arrival.refusal)?.refusal;
  return { outcome: refusal ?? 'NO_ENDPOINT', entered: [] };
}

/** Endpoints as those that events bring, then users, each in one order. */
function locksOf(endpoints: readonly Endpoint[]): string[] {
  const users = endpoints.flatMap(({ userId }) => (userId ? [`user/${userId}`] : []));
  return [...endpoints.map(({ id }) => id), ...[...new Set(users)].sort()];
}

/** The journey, then its run, as closing takes them: neither closes, nor does a round of the segment begin, meanwhile. */
async function lockTarget(
  tx: Ctx,
  projectId: string,
  journeyId: string,
): Promise<{ readonly state?: JourneyState; readonly open?: OpenRun }> {
  const journey = await tx
    .db('journeys')
    .where({ project_id: projectId, id: journeyId })
    .forShare()
    .first<{ state: JourneyState } | undefined>('state');
  const { rows } = await tx.db.raw<{ rows: OpenRun[] }>(
    `select r.id, r.level, r.round, v.definition
       from journey_runs r
       join journey_versions v on v.project_id = r.project_id and v.journey_id = r.journey_id and v.version = r.version
      where r.project_id = :projectId and r.journey_id = :journeyId and r.status in ('SCHEDULED', 'RUNNING')
        and not r.entry_done and coalesce(r.start_at, r.created_at) <= :now
      for share of r`,
    { projectId, journeyId, now: tx.now() },
  );
  return { state: journey?.state, open: rows[0] };
}
