import type { Activity, JourneyLimits, WriteJourneyRequest } from '@aws-sdk/client-pinpoint';
import type { Audience } from './population.ts';
import { makeHours, type QuietHours } from './hours.ts';
import type { Random } from './random.ts';
import { MAKE_STEP, WEIGHTS, type DraftStep, type MadeKind, type References } from './steps.ts';

export type JourneyStart =
  | { readonly by: 'segment'; readonly audience: Audience }
  | { readonly by: 'event'; readonly type: string };

/** A random valid journey, before the project gives its references their names. */
export interface PlannedJourney {
  readonly key: string;
  readonly start: JourneyStart;
  readonly limits: JourneyLimits | undefined;
  readonly quiet: QuietHours | undefined;
  readonly firstStep: string;
  readonly steps: ReadonlyMap<string, { readonly kind: MadeKind; readonly draft: DraftStep }>;
}

export interface JourneyOptions {
  readonly key: string;
  readonly start: JourneyStart;
  readonly longestWait: number;
  readonly begins: Date;
}

const MOST_STEPS = 12;
const KINDS = Object.keys(WEIGHTS) as MadeKind[];

/** At least one message and one wait, so that there is something to lose and something to be killed in. */
export function makeJourney(random: Random, options: JourneyOptions): PlannedJourney {
  const { key, start, longestWait, begins } = options;
  const steps: Map<string, { kind: MadeKind; draft: DraftStep }> = new Map();
  let made = 0;
  const add = (kind: MadeKind): string => {
    made += 1;
    const id = `${kind}-${made}`;
    const draft = MAKE_STEP[kind]({ random, id, next, longestWait });
    // After all that follows from it: whoever leads to a finished step can't close a loop.
    steps.set(id, { kind, draft });
    return id;
  };
  function next(): string | undefined {
    if (steps.size > 0 && random.chance(0.2)) return random.pick([...steps.keys()]);
    if (made >= MOST_STEPS || random.chance(0.1)) return undefined;
    return add(random.weighted(WEIGHTS));
  }
  const begun = wrapped(random, add, steps, longestWait);
  return {
    key,
    start,
    firstStep: begun,
    steps,
    limits: makeLimits(random, start),
    quiet: random.chance(0.35) ? makeHours(random, begins) : undefined,
  };
}

/** A message and a wait come first, in either order, and then whatever chance gives. */
function wrapped(
  random: Random,
  add: (kind: MadeKind) => string,
  steps: Map<string, { kind: MadeKind; draft: DraftStep }>,
  longestWait: number,
): string {
  const kinds = random.sample<MadeKind>(['Wait', random.pick(['EMAIL', 'CUSTOM'] as const)], 2);
  let following: string | undefined = add(random.pick(KINDS));
  for (const [i, kind] of kinds.entries()) {
    const id: string = `${kind}-first-${i}`;
    const after = following;
    const draws = { random, id, next: () => after, longestWait };
    steps.set(id, { kind, draft: MAKE_STEP[kind](draws) });
    following = id;
  }
  if (following === undefined) throw new Error('A journey without a step');
  return following;
}

function makeLimits(random: Random, start: JourneyStart): JourneyLimits | undefined {
  const limits: JourneyLimits = {
    ...(random.chance(0.25) && { DailyCap: random.between(1, 3) }),
    ...(random.chance(0.15) && { TotalCap: random.between(1, 4) }),
    ...(random.chance(0.15) && { TimeframeCap: { Cap: random.between(1, 3), Days: 2 } }),
    ...(random.chance(0.15) && { MessagesPerSecond: random.between(10, 40) }),
    ...(start.by === 'event' && { EndpointReentryCap: random.between(1, 3) }),
    ...(start.by === 'event' && random.chance(0.3) && { EndpointReentryInterval: 'PT5S' }),
  };
  return Object.keys(limits).length > 0 ? limits : undefined;
}

/** The journey as UpdateJourney takes it. */
export function writeJourney(journey: PlannedJourney, references: References): WriteJourneyRequest {
  const { key, start, firstStep, steps, limits, quiet } = journey;
  const activities = [...steps].map(([id, { draft }]): [string, Activity] => [
    id,
    draft(references),
  ]);
  return {
    Name: key,
    StartCondition:
      start.by === 'segment'
        ? { SegmentStartCondition: { SegmentId: references.segments[start.audience] } }
        : {
            EventStartCondition: {
              EventFilter: {
                FilterType: 'ENDPOINT',
                Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: [start.type] } },
              },
            },
          },
    StartActivity: firstStep,
    Activities: Object.fromEntries(activities),
    ...(limits && { Limits: limits }),
    ...(quiet && {
      QuietTime: { Start: quiet.start, End: quiet.end },
      WaitForQuietTime: quiet.waits,
    }),
  };
}
