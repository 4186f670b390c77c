import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../fuzz/support/runs.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { play } from './reference/play.ts';
import { makeTemplates } from './reference/project.ts';
import { sketches } from './reference/sketch.ts';
import { readable } from './reference/story.ts';
import type { Story } from './reference/world.ts';

const { numRuns, seed } = runs(24);
/** A busy machine plays fewer of them, always the same ones first. */
const LIMIT_MS = 40_000 * Math.ceil(numRuns / 24);

/** What the first scenarios of any seed come to. */
const COVERED = ['SUCCESS', 'WAIT_FINISHED', 'Branch_TRUE', 'Branch_FALSE', 'HELD_OUT'];

function outcomes({ paths }: Story): string[] {
  return Object.values(paths).flatMap(({ visits }) => visits.map(({ outcome }) => outcome));
}

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
  await makeTemplates(engine.ctx);
});
afterAll(() => engine.close());

describe('random journeys, people, events and clocks', () => {
  it(
    'go on the engine as the reference interpreter says',
    async () => {
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(sketches, async (sketch) => {
          const { expected, actual, base, definition } = await play(engine, sketch);
          for (const outcome of outcomes(expected)) seen.add(outcome);
          expect(readable(actual, base), JSON.stringify(definition)).toEqual(
            readable(expected, base),
          );
        }),
        { numRuns, seed, interruptAfterTimeLimit: LIMIT_MS },
      );
      // Worlds in which nothing happens would agree as well.
      expect([...seen]).toEqual(expect.arrayContaining(COVERED));
    },
    LIMIT_MS * 2 + 60_000,
  );
});
