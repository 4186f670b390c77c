import type {
  ConditionalSplitStep,
  JourneyDefinition,
  SimpleCondition,
  Step,
} from '../../../src/domain/journey/index.ts';
import { MINUTES, type ConditionSketch, type Sketch, type StepSketch } from './sketch.ts';
import { CHANNELS, type Channel } from './world.ts';

export const REACTIONS: Readonly<Record<Channel, string>> = {
  EMAIL: '_email.open',
  SMS: '_SMS.SUCCESS',
  PUSH: '_journey.opened_notification',
};
const SENT: Readonly<Record<Channel, string>> = {
  EMAIL: '_email.send',
  SMS: '_SMS.BUFFERED',
  PUSH: '_journey.send',
};

export interface Segments {
  readonly everyone: string;
  readonly pro: string;
}

const HOUR = 3_600_000;
const idOf = (at: number): string => `s${at}`;

/** The journey of a sketch, as the wire names it. */
export function definitionOf(sketch: Sketch, base: number, segments: Segments): JourneyDefinition {
  const { steps, quiet } = sketch;
  return {
    Name: 'random',
    StartCondition: startOf(sketch, segments),
    StartActivity: idOf(0),
    Activities: Object.fromEntries(
      reachable(steps).map((at) => [idOf(at), stepOf(steps, at, base, segments)]),
    ),
    ...(sketch.reentryCap > 0 && { Limits: { EndpointReentryCap: sketch.reentryCap } }),
    ...(quiet && {
      QuietTime: {
        Start: clock(quiet.from, MINUTES.quietBegins),
        End: clock(quiet.from + quiet.length, MINUTES.quietEnds),
      },
      WaitForQuietTime: quiet.wait,
    }),
  };
}

function startOf({ startsBy }: Sketch, { everyone }: Segments) {
  if (startsBy === 'segment') return { SegmentStartCondition: { SegmentId: everyone } };
  const Dimensions = {
    EventType: { DimensionType: 'INCLUSIVE', Values: ['Started'] },
    Attributes: { kind: { AttributeType: 'INCLUSIVE', Values: ['pot'] } },
  } as const;
  return { EventStartCondition: { EventFilter: { FilterType: 'ENDPOINT', Dimensions } } };
}

function stepOf(steps: readonly StepSketch[], at: number, base: number, segments: Segments): Step {
  const sketch = steps[at];
  if (!sketch) throw new Error(`There is no step ${at}`);
  const { kind, hours, percent, patience, operator } = sketch;
  const to = (way: number) => next(steps, at, way);
  const NextActivity = to(0);
  const wait = patience === null ? {} : { EvaluationWaitTime: { WaitFor: `PT${patience}H` } };
  const conditions = sketch.conditions.map((one) => conditionOf(one, steps, at, segments));
  switch (kind) {
    case 'EMAIL':
    case 'SMS':
    case 'PUSH':
      return { [kind]: { TemplateName: 'hello', NextActivity } };
    case 'Wait':
      return { Wait: { WaitTime: { WaitFor: `PT${hours}H` }, NextActivity } };
    case 'WaitUntil': {
      const until = new Date(base + hours * 2 * HOUR + MINUTES.waitUntil * 60_000).toISOString();
      return { Wait: { WaitTime: { WaitUntil: until }, NextActivity } };
    }
    case 'Split': {
      const Condition: ConditionalSplitStep['Condition'] = {
        Conditions: conditions,
        Operator: operator,
      };
      return {
        ConditionalSplit: { Condition, TrueActivity: to(0), FalseActivity: to(1), ...wait },
      };
    }
    case 'Multi': {
      const Branches = conditions.map((Condition, i) => ({ Condition, NextActivity: to(i + 1) }));
      return { MultiCondition: { Branches, DefaultActivity: NextActivity, ...wait } };
    }
    case 'Random':
      return {
        RandomSplit: {
          Branches: [percent, 100 - percent].map((Percentage, i) => ({
            Percentage,
            NextActivity: to(i),
          })),
        },
      };
    case 'Holdout':
      return { Holdout: { Percentage: percent, NextActivity } };
  }
}

function conditionOf(
  { kind, about }: ConditionSketch,
  steps: readonly StepSketch[],
  at: number,
  segments: Segments,
): SimpleCondition {
  const before = messagesBefore(steps, at);
  const message = before[about % Math.max(1, before.length)];
  const event = (type: string, MessageActivity?: string): SimpleCondition => ({
    EventCondition: {
      Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: [type] } },
      ...(MessageActivity && { MessageActivity }),
    },
  });
  if (message && kind === 'reacted') return event(REACTIONS[message.channel], message.id);
  if (message && kind === 'sent') return event(SENT[message.channel], message.id);
  if (kind === 'bought') return event('Bought');
  if (kind === 'segment') return { SegmentCondition: { SegmentId: segments.pro } };
  return {
    SegmentDimensions: { Attributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['pro'] } } },
  };
}

/** The message steps that lead to a step. */
function messagesBefore(steps: readonly StepSketch[], at: number) {
  return messageSteps(steps).filter((one) => one.at < at && reachable(steps, one.at).includes(at));
}

export function messageSteps(
  steps: readonly StepSketch[],
): { id: string; at: number; channel: Channel }[] {
  return reachable(steps).flatMap((at) => {
    const channel = CHANNELS.find((one) => one === steps[at]?.kind);
    return channel ? [{ id: idOf(at), at, channel }] : [];
  });
}

function next(steps: readonly StepSketch[], at: number, way: number): string | undefined {
  const to = at + 1 + (steps[at]?.leads[way] ?? 0);
  return to < steps.length ? idOf(to) : undefined;
}

function reachable(steps: readonly StepSketch[], start = 0): number[] {
  const seen = new Set([start]);
  for (const at of seen) {
    for (let way = 0; way < ways(steps[at]); way += 1) {
      const to = next(steps, at, way);
      if (to) seen.add(Number(to.slice(1)));
    }
  }
  return [...seen].sort((a, b) => a - b);
}

function ways(step: StepSketch | undefined): number {
  if (step?.kind === 'Multi') return step.conditions.length + 1;
  return step?.kind === 'Split' || step?.kind === 'Random' ? 2 : 1;
}

function clock(hour: number, minute: number): string {
  return `${String(hour % 24).padStart(2, '0')}:${minute}`;
}
