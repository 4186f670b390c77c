import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitEnd } from '../../../src/domain/journey/waits.ts';

const at = (text: string) => new Date(text);
const MINUTE = 60_000;

describe('the end of a wait', () => {
  it('is its duration later', () => {
    expect(
      waitEnd({ WaitFor: 'P1DT2H' }, at('2026-01-01T00:00:00Z'), [], at('2026-01-01T00:00:00Z')),
    ).toEqual(at('2026-01-02T02:00:00Z'));
  });

  it('counts months by the calendar', () => {
    expect(
      waitEnd({ WaitFor: 'P1M' }, at('2026-01-31T00:00:00Z'), [], at('2026-01-31T00:00:00Z')),
    ).toEqual(at('2026-02-28T00:00:00Z'));
  });

  it('moves by a pause inside it, not by one before or after it', () => {
    const since = at('2026-01-01T10:00:00Z');
    const pauses = [
      { from: at('2026-01-01T10:30:00Z'), to: at('2026-01-01T11:00:00Z') },
      { from: at('2026-01-01T08:00:00Z'), to: at('2026-01-01T09:00:00Z') },
      { from: at('2026-01-01T15:00:00Z'), to: at('2026-01-01T16:00:00Z') },
    ];
    expect(waitEnd({ WaitFor: 'PT1H' }, since, pauses, at('2026-01-01T17:00:00Z'))).toEqual(
      at('2026-01-01T11:30:00Z'),
    );
  });

  it('stays put for a fixed date, paused or not', () => {
    const pauses = [{ from: at('2026-01-01T00:00:00Z'), to: undefined }];
    expect(
      waitEnd(
        { WaitUntil: '2026-01-05T00:00:00Z' },
        at('2026-01-01T00:00:00Z'),
        pauses,
        at('2026-01-03T00:00:00Z'),
      ),
    ).toEqual(at('2026-01-05T00:00:00Z'));
  });

  it('leaves exactly the waited time unpaused, for any pauses', () => {
    const minutes = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(minutes, fc.array(fc.tuple(minutes, minutes), { maxLength: 6 }), (wait, gaps) => {
        const since = at('2026-01-01T00:00:00Z').getTime();
        let clock = since - 100 * MINUTE;
        const pauses = gaps.map(([gap, length]) => {
          const from = clock + gap * MINUTE;
          clock = from + length * MINUTE;
          return { from: new Date(from), to: new Date(clock) };
        });
        const end = waitEnd(
          { WaitFor: `PT${wait}M` },
          new Date(since),
          pauses,
          new Date(clock),
        ).getTime();
        let unpaused = 0;
        for (let t = since; t < end; t += MINUTE) {
          if (!pauses.some(({ from, to }) => t >= from.getTime() && t < to.getTime()))
            unpaused += 1;
        }
        expect(unpaused).toBe(wait);
      }),
    );
  });
});
