import { makeJourney, type JourneyStart, type PlannedJourney } from './journey.ts';
import { makePopulation, type Person } from './population.ts';
import { Random } from './random.ts';
import { BROWSED } from './steps.ts';

/** Something that is done through the API, so many milliseconds after the project was set up. */
export type Moment = { readonly at: number } & (
  | { readonly kind: 'publish' | 'pause' | 'resume' | 'cancel'; readonly journey: string }
  | { readonly kind: 'optOut'; readonly person: string }
  | {
      readonly kind: 'event';
      readonly type: string;
      readonly person: string;
      readonly eventId: string;
    }
);

/** A project with its people, its journeys and what happens to them. */
export interface PlannedWorld {
  readonly seed: string;
  readonly people: readonly Person[];
  readonly journeys: readonly PlannedJourney[];
  /** The project's limit on the messages of all journeys to one endpoint in a day; 0 is off. */
  readonly dailyOfAll: number;
  readonly moments: readonly Moment[];
}

export interface WorldSize {
  readonly people: number;
  readonly journeys: number;
  /** For how many milliseconds things are done to it. */
  readonly lasts: number;
  readonly longestWait: number;
}

export function makeWorld(seed: string, size: WorldSize, begins: Date): PlannedWorld {
  const random = new Random(seed);
  const people = makePopulation(random.fork('people'), size.people);
  const journeys = Array.from({ length: size.journeys }, (_, i) =>
    makeJourney(random.fork(`journey ${i}`), {
      key: `j${i}`,
      start: startOf(random, i),
      longestWait: size.longestWait,
      begins,
    }),
  );
  const moments = [
    ...journeys.flatMap((journey, i) => fateOf(random.fork(`fate ${i}`), journey, i, size)),
    ...optOuts(random.fork('opt-outs'), people, size),
    ...events(random.fork('events'), people, journeys, size),
  ].sort((a, b) => a.at - b.at);
  const dailyOfAll = random.chance(0.4) ? random.between(2, 5) : 0;
  return { seed, people, journeys, dailyOfAll, moments };
}

/** The first by a segment, the second by an event, so that every project has both. */
function startOf(random: Random, i: number): JourneyStart {
  const byEvent = i === 1 || (i > 1 && random.chance(0.4));
  if (byEvent) return { by: 'event', type: `signed-up-${i}` };
  return { by: 'segment', audience: i === 0 ? 'all' : random.pick(['all', 'gold'] as const) };
}

/** When a journey is published, whether it is paused for a while, and whether it is cancelled. */
function fateOf(
  random: Random,
  { key }: PlannedJourney,
  i: number,
  { lasts }: WorldSize,
): Moment[] {
  const at = Math.round((i === 0 ? 0 : random.next() * 0.2) * lasts);
  const moments: Moment[] = [{ at, kind: 'publish', journey: key }];
  const later = (share: number) => at + Math.round(share * (lasts - at));
  if (random.chance(0.5)) {
    moments.push({ at: later(0.1 + random.next() * 0.4), kind: 'pause', journey: key });
    moments.push({ at: later(0.6 + random.next() * 0.2), kind: 'resume', journey: key });
  }
  // The last journey of a project is the one that is cancelled, so that the first is seen to its end.
  if (i >= 2 && random.chance(0.7)) {
    moments.push({ at: later(0.2 + random.next() * 0.7), kind: 'cancel', journey: key });
  }
  return moments;
}

function optOuts(random: Random, people: readonly Person[], { lasts }: WorldSize): Moment[] {
  return random.sample(people, Math.ceil(people.length / 8)).map(({ id }) => ({
    at: Math.round(random.next() * lasts),
    kind: 'optOut' as const,
    person: id,
  }));
}

function events(
  random: Random,
  people: readonly Person[],
  journeys: readonly PlannedJourney[],
  { lasts }: WorldSize,
): Moment[] {
  const one = (type: string, person: Person, at: number, n: number): Moment => ({
    at: Math.round(at),
    kind: 'event',
    type,
    person: person.id,
    eventId: `${type}-${n}`,
  });
  const browsing = random
    .sample(people, Math.ceil(people.length / 3))
    .map((person, n) => one(BROWSED, person, random.next() * lasts, n));
  // Later than any journey is published: what comes before it starts nobody.
  const signUps = journeys.flatMap(({ start }) =>
    start.by === 'segment'
      ? []
      : Array.from({ length: people.length }, (_, n) =>
          one(start.type, random.pick(people), (0.25 + 0.7 * random.next()) * lasts, n),
        ),
  );
  return [...browsing, ...signUps];
}
