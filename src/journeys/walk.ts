import type { Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import {
  findStep,
  stepsOf,
  type Cursor,
  type NextMove,
  type Step,
} from '../domain/journey/index.ts';
import { CairnError } from '../errors.ts';
import { completeRunIfEmpty } from './complete-run.ts';
import type { AdvanceOptions } from './advance-options.ts';
import { doneBefore, type StepDone } from './done-before.ts';
import { awaitStart } from './local-start.ts';
import { participantEndpoints, type Participant } from './participant.ts';
import { recordStanding, recordSteps, type DoneStep } from './record.ts';
import { runStep, stepTraits } from './steps/index.ts';
import type { StepResult, Visit } from './steps/runner.ts';
import { loadVersion } from './version.ts';

/** The outcome of a step that can't be done whatever one tries; who comes to it leaves. */
const STEP_FAILED = 'STEP_FAILED';

interface WalkOptions extends AdvanceOptions {
  /** Its workflow is not started yet: until then it counts as entered, so that nobody forgets to. */
  readonly entering?: boolean;
}

interface Place {
  readonly stepId: string | undefined;
  readonly visit: number;
  /** Since when it waits here; undefined on arrival. */
  readonly waitingSince?: Date;
  readonly turn?: Date;
  readonly held?: boolean;
}

/** Does step after step until one waits, one can't be done now, or there is none left. */
export async function walk(
  moving: Ctx,
  participant: Participant,
  from: Cursor,
  { givingUp = false, again = givingUp, entering = false }: WalkOptions,
): Promise<NextMove> {
  // One instant for all steps of a walk, the one that is recorded: what counts from a step ends when the wait does.
  const now = moving.now();
  const ctx = { ...moving, now: () => now };
  const { projectId, journeyId, version } = participant;
  const definition = await loadVersion(ctx, projectId, journeyId, version);
  const steps = stepsOf(definition);
  const endpoints = once(() => participantEndpoints(ctx, participant));
  const done: DoneStep[] = [];
  const outcomes = new Map<string, StepDone>();

  if (from.stepId === undefined) {
    const state = entering ? 'entered' : 'waiting';
    const start = await awaitStart(ctx, participant, definition, endpoints, state);
    if (start) return start;
  }
  let place: Place = {
    stepId: from.stepId ?? definition.StartActivity,
    visit: from.visit,
    waitingSince: from.since ? new Date(from.since) : undefined,
    turn: from.turn ? new Date(from.turn) : undefined,
    held: from.held,
  };
  while (place.stepId) {
    const { stepId, visit: number, waitingSince, turn, held = false } = place;
    const step = findStep(steps, stepId);
    if (!step) throw new Error(`Version ${version} of journey ${journeyId} has no step ${stepId}`);
    const { type, sends } = stepTraits(step);
    // What was decided by data must stand before a message follows from it.
    if (sends && done.some((earlier) => earlier.decided)) {
      await recordSteps(ctx, participant, done.splice(0));
    }
    const visit: Visit = {
      participant,
      definition,
      stepId,
      number,
      since: waitingSince ?? ctx.now(),
      waited: waitingSince !== undefined,
      givingUp: givingUp && number === from.visit,
      again: again && number === from.visit,
      turn,
      held,
      sent: async (id) => outcomes.get(id) ?? doneBefore(ctx, participant, id),
      endpoints,
    };
    const result = await attempt(ctx, step, visit);
    if (result.kind !== 'done') return stay(ctx, done, visit, result, entering);
    const { outcome, next, detail } = result;
    outcomes.set(stepId, { at: ctx.now(), outcome });
    done.push({
      visit: number,
      stepId,
      type,
      decided: stepTraits(step).decides,
      outcome,
      next,
      detail,
    });
    place = { stepId: next, visit: number + 1 };
  }
  return leave(ctx, participant, done);
}

/** The outcome that an earlier attempt recorded, or what the step does now. */
async function attempt(ctx: Ctx, step: Step, visit: Visit): Promise<StepResult> {
  const recorded = visit.participant.recorded.find((earlier) => earlier.visit === visit.number);
  if (recorded) {
    return { kind: 'done', outcome: recorded.outcome, next: recorded.next ?? undefined };
  }
  try {
    return await runStep(ctx, step, visit);
  } catch (error) {
    // Such as a segment whose source was deleted. Trying again can't help, and nobody may be stuck here.
    if (!(error instanceof CairnError)) throw error;
    ctx.log.warn({ err: error, stepId: visit.stepId }, 'A step of a journey can not be done');
    return { kind: 'done', outcome: STEP_FAILED, next: undefined, detail: error.message };
  }
}

/** Stays at the step: it waits, or its provider can't take the message now. */
async function stay(
  ctx: Ctx,
  done: readonly DoneStep[],
  { participant, stepId, number, since, held }: Visit,
  result: Exclude<StepResult, { kind: 'done' }>,
  entering: boolean,
): Promise<NextMove> {
  const waitsUntil = result.kind === 'wait' ? result.until : undefined;
  const standing = { state: entering ? 'entered' : 'waiting', stepId, waitsUntil } as const;
  if (!(await recordStanding(ctx, participant, done, standing, entering ? ['entered'] : undefined)))
    return gone();
  const cursor = { stepId, visit: number };
  return result.kind === 'wait'
    ? {
        kind: 'wait',
        cursor: {
          ...cursor,
          since: since.toISOString(),
          ...(result.turn && { turn: result.turn.toISOString() }),
          ...((held || result.held) && { held: true }),
        },
        until: result.until.toISOString(),
        at: stepId,
      }
    : { kind: 'retry', cursor, channel: result.channel, at: stepId };
}

async function leave(
  ctx: Ctx,
  participant: Participant,
  done: readonly DoneStep[],
): Promise<NextMove> {
  const outcome = done.at(-1)?.outcome === STEP_FAILED ? STEP_FAILED : 'COMPLETED';
  if (!(await recordStanding(ctx, participant, done, { state: 'left', outcome }))) return gone();
  await completeRunIfEmpty(ctx, participant);
  return { kind: 'left', outcome };
}

/** Cancelled or deleted while it was under way. */
function gone(): NextMove {
  return { kind: 'left', outcome: 'CANCELLED' };
}

function once(load: () => Promise<Endpoint[]>): () => Promise<Endpoint[]> {
  let loaded: Promise<Endpoint[]> | undefined;
  return () => (loaded ??= load());
}
