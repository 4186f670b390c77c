import type { Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { findStep, stepsOf, type Cursor, type NextMove } from '../domain/journey/index.ts';
import type { ParticipantRef } from '../orchestrator.ts';
import { completeRunIfEmpty } from './complete-run.ts';
import { hold } from './hold.ts';
import { loadParticipant, participantEndpoints, type Participant } from './participant.ts';
import { recordStanding, recordSteps, type DoneStep } from './record.ts';
import { runStep, stepTraits } from './steps/index.ts';
import { loadVersion } from './version.ts';

export interface AdvanceOptions {
  /** The provider failed for as long as we were willing to try: go on without this message. */
  readonly givingUp?: boolean;
}

/**
 * Takes a participant from where it is through every step up to its next wait, or out of the journey.
 * May run twice for the same cursor (a crash, a time-out): messages are keyed by the visit, draws depend
 * on nothing else, and a decision by data is recorded before the next message goes out.
 */
export async function advance(
  ctx: Ctx,
  ref: ParticipantRef,
  cursor: Cursor,
  { givingUp = false }: AdvanceOptions = {},
): Promise<NextMove> {
  const participant = await loadParticipant(ctx, ref, cursor.visit);
  if (!participant) return { kind: 'left', outcome: 'DELETED' };
  if (participant.state === 'cancelled' || participant.journeyState === 'CANCELLED') {
    return { kind: 'left', outcome: 'CANCELLED' };
  }
  if (participant.state === 'left') return { kind: 'left', outcome: 'COMPLETED' };
  if (participant.journeyState === 'PAUSED' && (await hold(ctx, ref)))
    return { kind: 'hold', cursor };
  return walk(ctx, participant, cursor, givingUp);
}

async function walk(
  ctx: Ctx,
  participant: Participant,
  from: Cursor,
  givingUp: boolean,
): Promise<NextMove> {
  const { projectId, journeyId, version } = participant;
  const definition = await loadVersion(ctx, projectId, journeyId, version);
  const steps = stepsOf(definition);
  const endpoints = once(() => participantEndpoints(ctx, participant));

  let { stepId = definition.StartActivity, visit: number } = from;
  let waitingSince = from.since ? new Date(from.since) : undefined;
  let unrecorded: DoneStep[] = [];
  let undecided = false;
  while (stepId) {
    const step = findStep(steps, stepId);
    if (!step) throw new Error(`Version ${version} of journey ${journeyId} has no step ${stepId}`);
    const { type, decides, sends } = stepTraits(step);
    if (sends && undecided) {
      await recordSteps(ctx, participant, unrecorded);
      unrecorded = [];
      undecided = false;
    }

    const since = waitingSince ?? ctx.now();
    const recorded = participant.recorded.find((earlier) => earlier.visit === number);
    const result = recorded
      ? { kind: 'done' as const, outcome: recorded.outcome, next: recorded.next ?? undefined }
      : await runStep(ctx, step, {
          participant,
          stepId,
          number,
          since,
          waited: waitingSince !== undefined,
          givingUp: givingUp && number === from.visit,
          endpoints,
        });

    if (result.kind === 'wait') {
      const cursor = { stepId, visit: number, since: since.toISOString() };
      const standing = { state: 'waiting' as const, stepId, waitsUntil: result.until };
      if (!(await recordStanding(ctx, participant, unrecorded, standing))) return gone();
      return { kind: 'wait', cursor, until: result.until.toISOString(), at: stepId };
    }
    if (result.kind === 'retry') {
      const standing = { state: 'waiting' as const, stepId };
      if (!(await recordStanding(ctx, participant, unrecorded, standing))) return gone();
      return {
        kind: 'retry',
        cursor: { stepId, visit: number },
        channel: result.channel,
        at: stepId,
      };
    }
    unrecorded.push({ visit: number, stepId, type, detail: undefined, ...result });
    undecided ||= decides;
    stepId = result.next || undefined;
    waitingSince = undefined;
    number += 1;
  }

  const left = { state: 'left' as const, outcome: 'COMPLETED' };
  if (!(await recordStanding(ctx, participant, unrecorded, left))) return gone();
  await completeRunIfEmpty(ctx, participant);
  return { kind: 'left', outcome: left.outcome };
}

/** Cancelled or deleted while it was under way. */
function gone(): NextMove {
  return { kind: 'left', outcome: 'CANCELLED' };
}

function once(load: () => Promise<Endpoint[]>): () => Promise<Endpoint[]> {
  let loaded: Promise<Endpoint[]> | undefined;
  return () => (loaded ??= load());
}
