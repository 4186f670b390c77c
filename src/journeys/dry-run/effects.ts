import type { DeliveryRequest, DeliveryResult } from '../../deliveries/index.ts';
import { closedBy, recipientZone } from '../../domain/sending/index.ts';
import { LOOPED_BACK } from '../../domain/journey/index.ts';
import { segmentTest, type SegmentRef, type SegmentTest } from '../../segments/index.ts';
import type { Effects, EventsAsked, StoredEvent } from '../effects.ts';
import { storedEvents } from '../engine-effects.ts';
import { dryAwaitEvent, drySinceEntry } from './awaited.ts';
import { dryDeeds } from './deeds.ts';
import type { Actor, Stage } from './stage.ts';
import { exampleOf } from './tally.ts';

/** A walk that is only thought of: it reads, records in memory, and sends nothing. */
export function dryEffects(stage: Stage, actor: Actor): Effects {
  const { ctx, clock, nextTurn } = stage;
  return {
    now: ctx.now,
    log: ctx.log,
    endpointsOf: () =>
      Promise.resolve(actor.endpointIds.flatMap((id) => stage.endpoints.get(id) ?? [])),
    doneBefore: (_, stepId) =>
      Promise.resolve(actor.steps.findLast((step) => step.stepId === stepId)),
    timesBack: (_, stepId) =>
      Promise.resolve(
        actor.steps
          .filter((step) => step.stepId === stepId && step.outcome === LOOPED_BACK)
          .map(({ visit }) => visit),
      ),
    wasSent: (_, stepId) => Promise.resolve(actor.sent.has(stepId)),
    sinceEntry: (_, types) => drySinceEntry(stage, actor, types),
    awaitEvent: (asked) => dryAwaitEvent(stage, actor, asked),
    reachGoal: () => {
      stage.notes.add('Goal: a rehearsal does not count who reaches it');
      return Promise.resolve();
    },
    events: (asked) => eventsOf(stage, actor, asked),
    members: async (segment, endpointIds) => {
      const isMember = await testOf(stage, segment);
      const known = endpointIds.flatMap((id) => stage.endpoints.get(id) ?? []);
      return new Set(known.filter((one) => isMember(one, clock.now)).map(({ id }) => id));
    },
    deliver: (requests) => deliver(stage, actor, requests),
    takeTurns: (_, messages, rate) => {
      const turn = new Date(Math.max(nextTurn.at.getTime(), clock.now.getTime()));
      nextTurn.at = new Date(turn.getTime() + (messages * 1000) / rate);
      return Promise.resolve(turn);
    },
    recordSteps: (_, steps) => {
      record(actor, steps, clock.now);
      return Promise.resolve();
    },
    recordStanding: (_, steps, { state, place, stepId, waitsUntil }) => {
      record(actor, steps, clock.now);
      actor.isInside = state !== 'left';
      actor.place = place;
      actor.waitsUntil = waitsUntil;
      if (stepId !== undefined) actor.waited.add(stepId);
      return Promise.resolve(true);
    },
    leftRun: () => Promise.resolve(),
    ...dryDeeds(stage),
  };
}

function record(actor: Actor, steps: Parameters<Effects['recordSteps']>[1], at: Date): void {
  for (const step of steps) {
    if (!actor.steps.some(({ visit }) => visit === step.visit)) actor.steps.push({ ...step, at });
  }
}

export async function testOf(stage: Stage, segment: SegmentRef): Promise<SegmentTest> {
  const { segmentId } = segment;
  const known = stage.segments.get(segmentId) ?? (await segmentTest(stage.ctx, segment));
  stage.segments.set(segmentId, known);
  return known;
}

/** What came until now by the virtual clock, what steps sent, and what is assumed. */
async function eventsOf(
  { ctx, clock, events, assumptions }: Stage,
  { participant, sent }: Actor,
  asked: EventsAsked,
): Promise<StoredEvent[]> {
  const { endpointIds, types, since, messageOf } = asked;
  const about = `${participant.runId}/${participant.participantId}`;
  const assumed = (type: string): StoredEvent => ({
    id: 'assumed',
    type,
    at: clock.now,
    attributes: {},
    metrics: {},
  });
  if (messageOf) {
    const happened = (type: string): boolean =>
      sent.has(messageOf.stepId) && assumptions.happens(type, `${about}/${messageOf.stepId}`);
    return types.filter(happened).map(assumed);
  }
  const stored = (await storedEvents(ctx, asked)).filter(({ at }) => at <= clock.now);
  const thought = events
    .filter(
      ({ endpointId, type, at }) =>
        endpointIds.includes(endpointId) && types.includes(type) && at >= since,
    )
    .map(({ type, at, attributes, metrics }) => ({ id: 'sent', type, at, attributes, metrics }));
  const said = types.filter((type) => assumptions.says(type) && assumptions.happens(type, about));
  return [...stored, ...thought, ...said.map(assumed)];
}

async function deliver(
  stage: Stage,
  actor: Actor,
  requests: readonly DeliveryRequest[],
): Promise<DeliveryResult[]> {
  const results = await stage.rehearsal.deliver(requests);
  requests.forEach((request, i) => {
    const result = results[i];
    if (result) count(stage, actor, request, result);
  });
  return results;
}

function count(
  { clock, definition, settings, messages, withheld }: Stage,
  { participant: { participantId }, sent }: Actor,
  { source, endpoint, content }: DeliveryRequest,
  { state, reason = 'MESSAGE_NOT_VALID', heldUntil, detail }: DeliveryResult,
): void {
  const stepId = source.kind === 'journey' ? source.stepId : undefined;
  if (state === 'accepted') {
    messages.add(clock.now, content.channel);
    if (stepId !== undefined) sent.add(stepId);
    return;
  }
  const recipient =
    endpoint.id === undefined || !('demographic' in endpoint) ? undefined : endpoint;
  const zone = recipient && recipientZone(recipient, definition.TimezoneEstimationMethods);
  const about = {
    participantId,
    endpoint: recipient,
    detail: heldUntil ? `held until ${heldUntil.toISOString()}` : detail,
  };
  const rules =
    reason === 'QUIET_TIME'
      ? closedBy(definition, content.channel, settings, { now: clock.now, zone })
      : [reason];
  for (const rule of rules) {
    withheld.add(heldUntil ? `${rule}_HELD` : rule, exampleOf(clock.now, about), stepId);
  }
}
