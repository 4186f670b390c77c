import type { Ctx } from '../context.ts';
import {
  deliver,
  OutdatedRequest,
  type DeliveryRequest,
  type DeliveryResult,
} from '../deliveries/index.ts';
import { NotFoundError } from '../errors.ts';
import { filterMembers, findSegment, type SegmentRef } from '../segments/index.ts';
import { awaitEvent } from './await-event.ts';
import { completeRunIfEmpty } from './complete-run.ts';
import { doneBefore, timesBack } from './done-before.ts';
import type { Effects, EventsAsked, StoredEvent } from './effects.ts';
import { engineDeeds } from './engine-deeds.ts';
import { reachGoal } from './exit.ts';
import { OutdatedWalk } from './outdated-walk.ts';
import { takeTurns } from './pace.ts';
import { participantEndpoints } from './participant.ts';
import { sinceEntry } from './person-events.ts';
import { recordStanding, recordSteps } from './record.ts';

/** For how long a provider is waited for before the step moves to the queue of its channel, where it holds up no other. */
const SHORT_MS = 2_000;

/** The version that a walk follows: nothing is done by it any more once the participant goes by another. */
export interface WalkedVersion {
  readonly version: number;
  /** The run has left that version; what was begun by it is ended by it. */
  readonly isBehind?: boolean;
}

/**
 * A walk that is real: it asks Postgres, records there, and sends. All of it at one instant, the one that is recorded:
 * what counts from a step ends when the wait does.
 */
export function engineEffects(moving: Ctx, walk?: WalkedVersion): Effects {
  const now = moving.now();
  const ctx: Ctx = { ...moving, now: () => now };
  return {
    now: ctx.now,
    log: ctx.log,
    endpointsOf: (participant) => participantEndpoints(ctx, participant),
    doneBefore: (participant, stepId) => doneBefore(ctx, participant, stepId),
    timesBack: (participant, stepId) => timesBack(ctx, participant, stepId),
    wasSent: async ({ projectId, journeyId, runId, participantId }, stepId) => {
      const sent: unknown = await ctx
        .db('deliveries')
        .where({
          project_id: projectId,
          journey_id: journeyId,
          run_id: runId,
          step_id: stepId,
          participant_id: participantId,
          state: 'accepted',
        })
        .first('id');
      return Boolean(sent);
    },
    sinceEntry: (participant, types) => sinceEntry(ctx, participant, types),
    awaitEvent: (asked) => awaitEvent(ctx, asked),
    reachGoal: (participant, at) => reachGoal(ctx, participant, at),
    events: (asked) => storedEvents(ctx, asked),
    members: (segment, endpointIds) => membersNow(ctx, segment, endpointIds),
    deliver: (requests, patiently) =>
      deliverAsOf(ctx, requests, walk?.version, patiently ? undefined : SHORT_MS),
    takeTurns: (participant, messages, rate) => takeTurns(ctx, participant, messages, rate),
    recordSteps: (participant, steps) => recordSteps(ctx, participant, steps, walk?.version),
    recordStanding: (participant, steps, standing, from) =>
      recordStanding(ctx, participant, steps, standing, { ...walk, from }),
    leftRun: (participant) => completeRunIfEmpty(ctx, participant),
    ...engineDeeds(ctx, (tx, participant, steps) =>
      recordSteps(tx, participant, steps, walk?.version),
    ),
  };
}

/** Nobody knows the way any more when a segment was deleted: who comes to the step leaves. */
async function membersNow(
  ctx: Ctx,
  segment: SegmentRef,
  endpointIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const members = await filterMembers(ctx, segment, endpointIds);
  if (members.size === 0 && !(await findSegment(ctx, segment))) {
    throw new NotFoundError(`Segment ${segment.segmentId} was deleted`);
  }
  return members;
}

async function deliverAsOf(
  ctx: Ctx,
  requests: readonly DeliveryRequest[],
  asOf: number | undefined,
  within: number | undefined,
): Promise<DeliveryResult[]> {
  try {
    return await deliver(
      ctx,
      requests.map((request) => ({ ...request, asOf })),
      { within },
    );
  } catch (error) {
    if (!(error instanceof OutdatedRequest)) throw error;
    throw new OutdatedWalk(error.message);
  }
}

/** What the project has stored of these events. */
export async function storedEvents(
  ctx: Pick<Ctx, 'db'>,
  { projectId, endpointIds, types, since, messageOf }: EventsAsked,
): Promise<StoredEvent[]> {
  const query = ctx
    .db<StoredEvent>('events')
    .where('project_id', projectId)
    .whereIn('endpoint_id', [...endpointIds])
    .whereIn('type', [...types])
    .where('at', '>=', since)
    .select('id', 'type', 'at', 'attributes', 'metrics');
  if (messageOf) {
    const { runId, stepId } = messageOf;
    query.whereRaw(`attributes @> ?`, [
      JSON.stringify({ journey_run_id: runId, journey_activity_id: stepId }),
    ]);
  }
  return query;
}
