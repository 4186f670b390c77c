import type {
  MessageStep,
  SimpleCondition,
  Step,
  WaitTime,
} from '../../../src/domain/journey/index.ts';
import { holds, isOptedOut } from './conditions.ts';
import { awake, elapsed, isQuiet, quietEnds } from './time.ts';
import { CHANNELS, type Channel, type Path, type Traveller, type World } from './world.ts';

/** Somebody comes to a step. */
export interface Arrival {
  readonly world: World;
  readonly traveller: Traveller;
  readonly path: Path;
  readonly stepId: string;
  readonly visit: number;
  readonly at: number;
}

export interface Departure {
  readonly at: number;
  readonly outcome: string;
  readonly next: string | undefined;
}

/** What a step does to whoever comes to it. */
export function take(step: Step, arrival: Arrival): Departure {
  const { world, traveller, stepId, visit } = arrival;
  const channel = CHANNELS.find((one) => step[one]);
  if (channel) return message(step[channel] ?? {}, channel, arrival);
  if (step.Wait) {
    const { WaitTime: time = {}, NextActivity: next } = step.Wait;
    const at = waited(time, arrival);
    return { at, outcome: at > arrival.at ? 'WAIT_FINISHED' : 'WAIT_SKIPPED', next };
  }
  if (step.ConditionalSplit) {
    const { Condition, EvaluationWaitTime, TrueActivity, FalseActivity } = step.ConditionalSplit;
    const conditions = Condition?.Conditions ?? [];
    const at = evaluated(EvaluationWaitTime, conditions, arrival);
    const answers = conditions.map((one) => holds(one, { ...arrival, at }));
    const yes = Condition?.Operator === 'ANY' ? answers.includes(true) : !answers.includes(false);
    return yes
      ? { at, outcome: 'Branch_TRUE', next: TrueActivity }
      : { at, outcome: 'Branch_FALSE', next: FalseActivity };
  }
  if (step.MultiCondition) {
    const { Branches = [], DefaultActivity, EvaluationWaitTime } = step.MultiCondition;
    const conditions = Branches.map(({ Condition }) => Condition ?? {});
    const at = evaluated(EvaluationWaitTime, conditions, arrival);
    const first = conditions.findIndex((one) => holds(one, { ...arrival, at }));
    return first < 0
      ? { at, outcome: 'Branch_Default', next: DefaultActivity }
      : { at, outcome: `Branch_${first + 1}`, next: Branches[first]?.NextActivity };
  }
  const drawn = world.draw(traveller.id, stepId, visit);
  if (step.RandomSplit) {
    const { Branches = [] } = step.RandomSplit;
    const bounds = Branches.map((_, i) =>
      Branches.slice(0, i + 1).reduce((sum, { Percentage = 0 }) => sum + Percentage, 0),
    );
    const chosen = bounds.findIndex((bound) => drawn < bound);
    return {
      at: arrival.at,
      outcome: `Branch_${chosen + 1}`,
      next: Branches[chosen]?.NextActivity,
    };
  }
  if (step.Holdout) {
    const { Percentage, NextActivity } = step.Holdout;
    return drawn < Percentage
      ? { at: arrival.at, outcome: 'HELD_OUT', next: undefined }
      : { at: arrival.at, outcome: 'NOT_HELD_OUT', next: NextActivity };
  }
  throw new Error(`The reference knows no step such as ${JSON.stringify(step)}`);
}

function waited({ WaitFor, WaitUntil }: WaitTime, { world, at }: Arrival): number {
  if (WaitFor) return awake(world, elapsed(world, at, WaitFor));
  const until = Date.parse(WaitUntil ?? '');
  return until > at ? awake(world, until) : at;
}

/** When a split decides: after its wait, or an hour after the messages that it asks about. */
function evaluated(
  written: WaitTime | undefined,
  conditions: readonly SimpleCondition[],
  arrival: Arrival,
): number {
  if (written) return waited(written, arrival);
  const { world, path, at } = arrival;
  const asked = conditions.map((one) => one.EventCondition?.MessageActivity);
  const ends = path.visits
    .filter(({ step, outcome }) => asked.includes(step) && outcome === 'SUCCESS')
    .map((visit) => elapsed(world, visit.at, 'PT1H'));
  return awake(world, Math.max(at, ...ends));
}

function message(
  { NextActivity: next }: MessageStep,
  channel: Channel,
  { world, traveller, path, stepId, at: arrived }: Arrival,
): Departure {
  const endpoint = traveller.endpoints.find((one) => one.channel === channel);
  if (!endpoint) return { at: arrived, outcome: 'NOT_REACHABLE_ON_CHANNEL', next };
  for (let at = arrived; ; at = awake(world, quietEnds(world, at, endpoint.zone))) {
    if (isOptedOut(world, endpoint.id, at)) return { at, outcome: 'OPTED_OUT', next };
    if (!isQuiet(world, at, endpoint.zone)) {
      path.messages.push({ endpoint: endpoint.id, step: stepId, at });
      return { at, outcome: 'SUCCESS', next };
    }
    if (!world.definition.WaitForQuietTime) return { at, outcome: 'QUIET_TIME', next };
  }
}
