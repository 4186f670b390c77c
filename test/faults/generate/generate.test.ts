import { describe, expect, it } from 'vitest';
import {
  publishProblems,
  stepsOf,
  type JourneyDefinition,
} from '../../../src/domain/journey/index.ts';
import { isQuiet, makeHours } from './hours.ts';
import { writeJourney } from './journey.ts';
import { Random } from './random.ts';
import { WEIGHTS } from './steps.ts';
import { makeStrikes, MOODS, moodFor, STRIKES } from './troubles.ts';
import { makeWorld } from './world.ts';

const BEGINS = new Date('2026-03-03T10:20:30Z');
const SIZE = { people: 20, journeys: 3, lasts: 30_000, longestWait: 3 };
const REFERENCES = {
  segments: { all: 'all', gold: 'gold' },
  webhook: 'https://hooks.example/',
  template: (step: string) => `template of ${step}`,
};
const worlds = Array.from({ length: 100 }, (_, i) => makeWorld(`seed ${i}`, SIZE, BEGINS));
const journeys = worlds.flatMap((world) => world.journeys);

// The wire and the domain name the same members.
const definitionOf = (journey: (typeof journeys)[number]) =>
  writeJourney(journey, REFERENCES) as JourneyDefinition;

describe('random journeys', () => {
  it('can all be published', () => {
    for (const journey of journeys) {
      expect(publishProblems(definitionOf(journey), BEGINS)).toEqual([]);
    }
  });

  it('have every kind of step among them, and each a message and a wait', () => {
    const kinds = new Set(
      journeys.flatMap(({ steps }) => [...steps.values()].map(({ kind }) => kind)),
    );
    expect([...kinds].sort()).toEqual(Object.keys(WEIGHTS).sort());
    for (const journey of journeys) {
      const steps = Object.values(stepsOf(definitionOf(journey)));
      expect(steps.some(({ EMAIL, CUSTOM }) => EMAIL ?? CUSTOM)).toBe(true);
      expect(steps.some(({ Wait }) => Wait)).toBe(true);
    }
  });

  it('have caps, paces and quiet hours among them', () => {
    const limits = journeys.flatMap((journey) => Object.keys(journey.limits ?? {}));
    expect(new Set(limits).size).toBe(6);
    expect(journeys.some(({ quiet }) => quiet?.waits)).toBe(true);
    expect(journeys.some(({ quiet }) => quiet && !quiet.waits)).toBe(true);
  });
});

describe('a seed', () => {
  it('gives the same world again', () => {
    const again = makeWorld('seed 7', SIZE, BEGINS);
    expect(JSON.stringify(again)).toBe(JSON.stringify(worlds[7]));
    expect(again.journeys.map(definitionOf)).toEqual(worlds[7]?.journeys.map(definitionOf));
    expect(JSON.stringify(worlds[8])).not.toBe(JSON.stringify(worlds[7]));
  });

  it('gives the same troubles again', () => {
    expect(makeStrikes('a', 60_000, 5_000)).toEqual(makeStrikes('a', 60_000, 5_000));
    expect(makeStrikes('a', 60_000, 5_000)).not.toEqual(makeStrikes('b', 60_000, 5_000));
    expect(moodFor('a', 'message', 1)).toBe(moodFor('a', 'message', 1));
  });
});

it('things are published first, and resumed after they were paused', () => {
  for (const { moments, journeys: planned } of worlds) {
    for (const { key } of planned) {
      const kinds = moments.flatMap((one) =>
        'journey' in one && one.journey === key ? one.kind : [],
      );
      expect(kinds[0]).toBe('publish');
      if (kinds.includes('pause'))
        expect(kinds.indexOf('resume')).toBeGreaterThan(kinds.indexOf('pause'));
    }
  }
});

it('every kind of strike comes once when there is room for it', () => {
  const struck = makeStrikes('any', 70_000, 10_000).map(({ what }) => what);
  expect(struck.sort()).toEqual(Object.keys(STRIKES).sort());
});

it('sinks are in every mood', () => {
  const moods = new Set(Array.from({ length: 2_000 }, (_, i) => moodFor('any', `m${i}`, 1)));
  expect([...moods].sort()).toEqual(Object.keys(MOODS).sort());
});

it('a fork draws the same however much was drawn before', () => {
  const [fresh, used] = [new Random('x'), new Random('x')];
  used.next();
  expect(used.fork('y').next()).toBe(fresh.fork('y').next());
});

it('quiet hours are those of the person, also over midnight, and of nobody without a zone', () => {
  const night = { start: '22:00', end: '07:00', waits: true };
  expect(isQuiet(night, 'Asia/Kolkata', new Date('2026-03-03T17:00:00Z'))).toBe(true);
  expect(isQuiet(night, 'Etc/UTC', new Date('2026-03-03T17:00:00Z'))).toBe(false);
  expect(isQuiet(night, 'Etc/UTC', new Date('2026-03-03T03:00:00Z'))).toBe(true);
  expect(isQuiet(night, undefined, new Date('2026-03-03T03:00:00Z'))).toBe(false);
});

it('it is quiet somewhere when a journey with quiet hours begins', () => {
  for (let i = 0; i < 50; i += 1) {
    const hours = makeHours(new Random(`hours ${i}`), BEGINS);
    const zones = ['Etc/UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
    expect(zones.filter((zone) => isQuiet(hours, zone, BEGINS))).toHaveLength(1);
  }
});
