import type { Endpoint } from '../domain/endpoint.ts';
import {
  findStep,
  LOOPED_BACK,
  stepsOf,
  type Cursor,
  type JourneyDefinition,
  type NextMove,
  type Step,
} from '../domain/journey/index.ts';
import { CairnError } from '../errors.ts';
import type { AdvanceOptions } from './advance-options.ts';
import type { StepDone } from './done-before.ts';
import type { Effects } from './effects.ts';
import { awaitStart } from './local-start.ts';
import { OutdatedWalk } from './outdated-walk.ts';
import type { Participant } from './participant.ts';
import type { DoneStep } from './record.ts';
import { runStep, stepTraits } from './steps/index.ts';
import type { StepResult, Visit } from './steps/runner.ts';
import { exitByEvents, exitBySegment, type Exit } from './walk-rules.ts';

/** The outcome of a step that can't be done whatever one tries; who comes to it leaves. */
const STEP_FAILED = 'STEP_FAILED';
/** For how long its workflow tries again: who still stands there after that is not being served. */
const PATIENCE_MS = 3_600_000;

export interface WalkOptions extends AdvanceOptions {
  /** Its workflow is not started yet: until then it counts as entered, so that nobody forgets to. */
  readonly entering?: boolean;
  /** It does no visit after this one: what was begun is ended, no more. */
  readonly upTo?: number;
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
  effects: Effects,
  participant: Participant,
  definition: JourneyDefinition,
  from: Cursor,
  { givingUp = false, again = givingUp, entering = false, upTo }: WalkOptions,
): Promise<NextMove> {
  const { journeyId, version } = participant;
  const steps = stepsOf(definition);
  let endpoints = once(() => effects.endpointsOf(participant));
  const done: DoneStep[] = [];
  const outcomes = new Map<string, StepDone>();

  const exit = await exitByEvents(effects, participant, definition);
  if (exit) return leave(effects, participant, done, { ...exit, stepId: from.stepId });
  if (from.stepId === undefined) {
    const state = entering ? 'entered' : 'waiting';
    const start = await awaitStart(effects, participant, definition, endpoints, state);
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
    if (upTo !== undefined && number > upTo) {
      return stop(effects, participant, done, { stepId, visit: number }, entering);
    }
    const exit = await exitBySegment(effects, participant, definition, endpoints);
    if (exit) return leave(effects, participant, done, waitingSince ? { ...exit, stepId } : exit);
    const step = findStep(steps, stepId);
    if (!step) throw new Error(`Version ${version} of journey ${journeyId} has no step ${stepId}`);
    const { type, sends, changes } = stepTraits(step);
    // What was decided by data must stand before a message follows from it.
    if (sends && done.some((earlier) => earlier.decided)) {
      await effects.recordSteps(participant, done.splice(0));
    }
    const visit: Visit = {
      participant,
      definition,
      stepId,
      number,
      since: waitingSince ?? effects.now(),
      waited: waitingSince !== undefined,
      givingUp: givingUp && number === from.visit,
      again: again && number === from.visit,
      turn,
      held,
      timesBack: () => timesBack(effects, participant, done, { stepId, visit: number }),
      sent: async (id) => outcomes.get(id) ?? effects.doneBefore(participant, id),
      endpoints,
    };
    const result = await attempt(effects, step, visit).catch(async (error: unknown) => {
      // Out of the journey before its message: what it did before that is told all the same.
      if (error instanceof OutdatedWalk) await effects.recordSteps(participant, done);
      throw error;
    });
    if (result.kind !== 'done') return stay(effects, done, visit, result, entering);
    const { outcome, next, detail, seen } = result;
    if (changes) endpoints = once(() => effects.endpointsOf(participant));
    outcomes.set(stepId, { at: effects.now(), outcome });
    done.push({
      visit: number,
      stepId,
      type,
      decided: stepTraits(step).decides,
      outcome,
      next,
      detail,
      seen,
    });
    place = { stepId: next, visit: number + 1 };
  }
  return leave(effects, participant, done);
}

/** The outcome that an earlier attempt recorded, or what the step does now. */
async function attempt(effects: Effects, step: Step, visit: Visit): Promise<StepResult> {
  const recorded = visit.participant.recorded.find((earlier) => earlier.visit === visit.number);
  if (recorded) {
    return { kind: 'done', outcome: recorded.outcome, next: recorded.next ?? undefined };
  }
  try {
    return await runStep(effects, step, visit);
  } catch (error) {
    // Such as a segment whose source was deleted. Trying again can't help, and nobody may be stuck here.
    if (!(error instanceof CairnError)) throw error;
    effects.log.warn({ err: error, stepId: visit.stepId }, 'A step of a journey can not be done');
    return { kind: 'done', outcome: STEP_FAILED, next: undefined, detail: error.message };
  }
}

/** Stays at the step: it waits, or its provider can't take the message now. */
async function stay(
  effects: Effects,
  done: readonly DoneStep[],
  { participant, stepId, number, since, held }: Visit,
  result: Exclude<StepResult, { kind: 'done' }>,
  entering: boolean,
): Promise<NextMove> {
  const waitsUntil =
    result.kind === 'wait' ? result.until : new Date(effects.now().getTime() + PATIENCE_MS);
  const cursor: Cursor = {
    stepId,
    visit: number,
    ...(result.kind === 'wait' && {
      since: since.toISOString(),
      ...(result.turn && { turn: result.turn.toISOString() }),
      ...((held || result.held) && { held: true }),
    }),
  };
  if (!(await stand(effects, participant, done, { place: cursor, waitsUntil }, entering)))
    return gone();
  return result.kind === 'wait'
    ? { kind: 'wait', cursor, until: result.until.toISOString(), at: stepId }
    : { kind: 'retry', cursor, channel: result.channel, at: stepId };
}

/** Stands before a step that it does not do. */
async function stop(
  effects: Effects,
  participant: Participant,
  done: readonly DoneStep[],
  cursor: Cursor,
  entering: boolean,
): Promise<NextMove> {
  const stood = await stand(effects, participant, done, { place: cursor }, entering);
  return stood ? { kind: 'hold', cursor } : gone();
}

function stand(
  effects: Effects,
  participant: Participant,
  done: readonly DoneStep[],
  at: { readonly place: Cursor; readonly waitsUntil?: Date },
  entering: boolean,
): Promise<boolean> {
  const state = entering ? 'entered' : 'waiting';
  const standing = { ...at, stepId: at.place.stepId, state } as const;
  return effects.recordStanding(participant, done, standing, entering ? ['entered'] : undefined);
}

async function leave(
  effects: Effects,
  participant: Participant,
  done: readonly DoneStep[],
  exit?: Exit,
): Promise<NextMove> {
  const failed = done.at(-1)?.outcome === STEP_FAILED;
  const outcome = exit?.outcome ?? (failed ? STEP_FAILED : 'COMPLETED');
  const { stepId, detail: outcomeDetail } = exit ?? {};
  const standing = { state: 'left', stepId, outcome, outcomeDetail } as const;
  if (!(await effects.recordStanding(participant, done, standing))) return gone();
  await effects.leftRun(participant);
  return { kind: 'left', outcome };
}

/** Cancelled or deleted while it was under way. */
function gone(): NextMove {
  return { kind: 'left', outcome: 'CANCELLED' };
}

/** Of this walk and of those before, each visit once. */
async function timesBack(
  effects: Effects,
  participant: Participant,
  done: readonly DoneStep[],
  { stepId, visit }: { readonly stepId: string; readonly visit: number },
): Promise<number> {
  const now = done.filter((step) => step.stepId === stepId && step.outcome === LOOPED_BACK);
  const before = await effects.timesBack(participant, stepId);
  const visits = new Set([...before, ...now.map((step) => step.visit)]);
  return [...visits].filter((one) => one < visit).length;
}

function once(load: () => Promise<readonly Endpoint[]>): () => Promise<readonly Endpoint[]> {
  let loaded: Promise<readonly Endpoint[]> | undefined;
  return () => (loaded ??= load());
}
