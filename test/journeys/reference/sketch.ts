import fc from 'fast-check';
import { CHANNELS, type Channel, type Plan } from './world.ts';

/**
 * Random journeys as small plain values, so that a failing one shrinks. Each kind of moment has minutes of the hour
 * of its own, so that no two things of one scenario come at the same moment: who is first then is nobody's promise.
 */
export const MINUTES = {
  waitUntil: 10,
  startEvents: [20, 55],
  quietBegins: 30,
  quietEnds: 35,
  pause: 40,
  resume: 45,
  events: 50,
} as const;

const KINDS = [...CHANNELS, 'Wait', 'WaitUntil', 'Split', 'Multi', 'Random', 'Holdout'] as const;

export interface ConditionSketch {
  readonly kind: 'reacted' | 'sent' | 'bought' | 'plan' | 'segment';
  /** Which of the messages before. */
  readonly about: number;
}

export interface StepSketch {
  readonly kind: (typeof KINDS)[number];
  readonly hours: number;
  readonly percent: number;
  /** How many steps further each way out leads; past the last step the journey ends. */
  readonly leads: readonly number[];
  readonly conditions: readonly ConditionSketch[];
  readonly operator: 'ALL' | 'ANY';
  /** Hours that a split waits; null is none of its own. */
  readonly patience: number | null;
}

export interface EndpointSketch {
  readonly channel: Channel;
  readonly zone: string | null;
  readonly optedOut: boolean;
  readonly plan: Plan;
}

export interface HappeningSketch {
  readonly kind: 'start' | 'reaction' | 'bought' | 'plan' | 'opt-out';
  readonly hour: number;
  readonly who: number;
  readonly about: number;
  readonly goods: 'pot' | 'book';
}

export interface Sketch {
  readonly startsBy: 'segment' | 'event';
  readonly level: 'user' | 'endpoint';
  readonly reentryCap: number;
  readonly steps: readonly StepSketch[];
  readonly people: readonly (readonly EndpointSketch[])[];
  readonly happenings: readonly HappeningSketch[];
  /** Hours. */
  readonly pause: { readonly from: number; readonly length: number } | null;
  readonly quiet: { readonly from: number; readonly length: number; readonly wait: boolean } | null;
}

const hour = fc.integer({ min: 0, max: 9 });

const condition: fc.Arbitrary<ConditionSketch> = fc.record({
  kind: fc.constantFrom('reacted', 'reacted', 'reacted', 'plan', 'sent', 'bought', 'segment'),
  about: fc.nat(3),
});

const step: fc.Arbitrary<StepSketch> = fc.record({
  kind: fc.constantFrom(...KINDS),
  hours: fc.integer({ min: 1, max: 4 }),
  percent: fc.constantFrom(50, 0, 30, 100),
  leads: fc.array(fc.constantFrom(0, 0, 0, 1, 2, 9), { minLength: 4, maxLength: 4 }),
  conditions: fc.array(condition, { minLength: 1, maxLength: 3 }),
  operator: fc.constantFrom('ALL', 'ANY'),
  patience: fc.option(fc.integer({ min: 1, max: 3 })),
});

const endpoint: fc.Arbitrary<EndpointSketch> = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  zone: fc.constantFrom(null, 'UTC', 'Asia/Tokyo', 'America/New_York'),
  optedOut: fc.constantFrom(false, false, false, false, false, false, false, true),
  plan: fc.constantFrom('free', 'pro'),
});

const happening: fc.Arbitrary<HappeningSketch> = fc.record({
  kind: fc.constantFrom(
    'start',
    'start',
    'start',
    'reaction',
    'reaction',
    'bought',
    'plan',
    'opt-out',
  ),
  hour,
  who: fc.nat(7),
  about: fc.nat(3),
  goods: fc.constantFrom('pot', 'pot', 'book'),
});

export const sketches: fc.Arbitrary<Sketch> = fc.record({
  startsBy: fc.constantFrom('segment', 'event'),
  level: fc.constantFrom('endpoint', 'user'),
  reentryCap: fc.constantFrom(0, 1, 2),
  steps: fc.array(step, { minLength: 1, maxLength: 9, size: 'max' }),
  people: fc.array(
    fc.uniqueArray(endpoint, { minLength: 1, maxLength: 3, selector: (one) => one.channel }),
    {
      minLength: 1,
      maxLength: 6,
      size: 'max',
    },
  ),
  happenings: fc.array(happening, { maxLength: 16, size: 'max' }),
  pause: fc.option(fc.record({ from: hour, length: fc.integer({ min: 1, max: 5 }) })),
  quiet: fc.option(
    fc.record({ from: hour, length: fc.integer({ min: 1, max: 6 }), wait: fc.boolean() }),
  ),
});
