import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPercent } from '../../../src/domain/journey/draw.ts';
import { chooseBranch } from '../../../src/domain/journey/steps/random-split.ts';

describe('a draw', () => {
  it('is the same for the same text, and within 0 to 100', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const draw = drawPercent(text);
        expect(draw).toBe(drawPercent(text));
        expect(draw).toBeGreaterThanOrEqual(0);
        expect(draw).toBeLessThan(100);
      }),
    );
  });

  it('falls evenly over participants whose ids differ in a digit', () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) {
      const bucket = Math.floor(drawPercent(`run/endpoint-${i}/split/1`) / 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('is independent for two steps of the same participant', () => {
    let both = 0;
    for (let i = 0; i < 10_000; i++) {
      if (drawPercent(`run/e${i}/a/1`) < 50 && drawPercent(`run/e${i}/b/2`) < 50) both += 1;
    }
    expect(Math.abs(both - 2_500)).toBeLessThan(250);
  });
});

describe('a random split', () => {
  it('takes the branch in whose share the draw falls', () => {
    const step = { Branches: [{ Percentage: 20 }, { Percentage: 0 }, { Percentage: 80 }] };
    expect([0, 19.99, 20, 99.99].map((draw) => chooseBranch(step, draw))).toEqual([0, 0, 2, 2]);
  });
});
