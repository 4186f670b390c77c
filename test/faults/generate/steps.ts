import type { Activity, SimpleCondition } from '@aws-sdk/client-pinpoint';
import type { Audience } from './population.ts';
import type { Random } from './random.ts';

/** What a step refers to and only the running project can name. */
export interface References {
  readonly segments: Readonly<Record<Audience, string>>;
  readonly webhook: string;
  readonly template: (stepId: string) => string;
}

/** A step whose references are filled in when the journey is written. */
export type DraftStep = (references: References) => Activity;

export interface StepDraws {
  readonly random: Random;
  readonly id: string;
  /** Makes what follows, and gives its id; undefined where the journey ends. */
  readonly next: () => string | undefined;
  /** The longest wait in seconds. */
  readonly longestWait: number;
}

/** An event that people cause by themselves; conditions ask for it. */
export const BROWSED = 'browsed';

/** How each kind of step is made. A new kind is a line here and its weight below. */
export const MAKE_STEP = {
  EMAIL({ id, next }) {
    const NextActivity = next();
    return ({ template }) => ({
      EMAIL: { TemplateName: template(id), NextActivity },
    });
  },
  CUSTOM({ next }) {
    const NextActivity = next();
    return ({ webhook }) => ({
      CUSTOM: { DeliveryUri: webhook, EndpointTypes: ['EMAIL'], NextActivity },
    });
  },
  Wait({ random, next, longestWait }) {
    const WaitFor = seconds(random, longestWait);
    const NextActivity = next();
    return () => ({ Wait: { WaitTime: { WaitFor }, NextActivity } });
  },
  ConditionalSplit({ random, next, longestWait }) {
    const Operator = random.pick(['ALL', 'ANY'] as const);
    const conditions = Array.from({ length: random.between(1, 2) }, () => condition(random));
    const EvaluationWaitTime = { WaitFor: seconds(random, longestWait) };
    const paths = { TrueActivity: next(), FalseActivity: next() };
    return (references) => ({
      ConditionalSplit: {
        Condition: { Operator, Conditions: conditions.map((one) => one(references)) },
        EvaluationWaitTime,
        ...paths,
      },
    });
  },
  MultiCondition({ random, next, longestWait }) {
    const branches = Array.from({ length: random.between(1, 3) }, () => ({
      asks: condition(random),
      NextActivity: next(),
    }));
    const EvaluationWaitTime = { WaitFor: seconds(random, longestWait) };
    const DefaultActivity = next();
    return (references) => ({
      MultiCondition: {
        Branches: branches.map(({ asks, NextActivity }) => ({
          Condition: asks(references),
          NextActivity,
        })),
        EvaluationWaitTime,
        DefaultActivity,
      },
    });
  },
  RandomSplit({ random, next }) {
    const first = random.between(10, 60);
    const second = random.between(10, 90 - first);
    const Branches = [first, second, 100 - first - second].map((Percentage) => ({
      Percentage,
      NextActivity: next(),
    }));
    return () => ({ RandomSplit: { Branches } });
  },
  Holdout({ random, next }) {
    const Percentage = random.between(5, 40);
    const NextActivity = next();
    return () => ({ Holdout: { Percentage, NextActivity } });
  },
} satisfies Record<string, (draws: StepDraws) => DraftStep>;

export type MadeKind = keyof typeof MAKE_STEP;

export const WEIGHTS: Readonly<Record<MadeKind, number>> = {
  EMAIL: 4,
  CUSTOM: 3,
  Wait: 4,
  ConditionalSplit: 2,
  MultiCondition: 1,
  RandomSplit: 1,
  Holdout: 1,
};

function seconds(random: Random, most: number): string {
  return `PT${random.between(1, most)}S`;
}

function condition(random: Random): (references: References) => SimpleCondition {
  switch (random.pick(['segment', 'attribute', 'event'] as const)) {
    case 'segment':
      return ({ segments }) => ({ SegmentCondition: { SegmentId: segments.gold } });
    case 'attribute':
      return () => ({
        SegmentDimensions: {
          Attributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['free'] } },
        },
      });
    case 'event':
      return () => ({
        EventCondition: {
          Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: [BROWSED] } },
        },
      });
  }
}
