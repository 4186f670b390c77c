import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyDefinition, Step } from '../../../src/domain/journey/index.ts';
import { publishProblems } from '../../../src/domain/journey/validate.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const journey = (Activities: Record<string, Step>, StartActivity = 'mail'): JourneyDefinition => ({
  Name: 'loops',
  StartCondition: { SegmentStartCondition: { SegmentId: 's1' } },
  StartActivity,
  Activities,
});
const problems = (steps: Record<string, Step>, start?: string) =>
  publishProblems(journey(steps, start), NOW);

const mail: Step = { EMAIL: { TemplateName: 'hello', NextActivity: 'pause' } };
const pause = (WaitTime: object): Step => ({ Wait: { WaitTime, NextActivity: 'again' } });
const again = (Activity: string, MaximumTimes: number): Step => ({
  LoopBack: { Activity, MaximumTimes, NextActivity: 'bye' },
});
const bye: Step = { SMS: { TemplateName: 'bye' } };
const week = pause({ WaitFor: 'P7D' });

describe('a step that goes back', () => {
  it('may go to one that comes before it', () => {
    expect(problems({ mail, pause: week, again: again('mail', 52), bye })).toEqual([]);
    expect(problems({ mail, pause: week, again: again('pause', 52), bye })).toEqual([]);
  });

  it('may not go on, nor to itself, nor nowhere', () => {
    for (const to of ['bye', 'again']) {
      expect(problems({ mail, pause: week, again: again(to, 2), bye })).toEqual([
        `Activities.again.LoopBack.Activity is "${to}", which does not come before it`,
      ]);
    }
    expect(problems({ mail, pause: week, again: again('nowhere', 2), bye })).toEqual([
      'Activities.again leads to "nowhere", and there is no such step',
    ]);
    expect(problems({ mail, pause: week, again: again('', 2), bye })).toEqual([
      'Activities.again.LoopBack.Activity is missing: name the step that it goes back to',
    ]);
  });

  it.each([0, 101, 1.5, -1])('may not go back %s times', (times) => {
    expect(problems({ mail, pause: week, again: again('mail', times), bye })).toContainEqual(
      expect.stringMatching(/LoopBack.MaximumTimes is .*: expected a whole number from 1 to 100/),
    );
  });

  it('goes round ten times at most where nothing slows it down', () => {
    const fixed = pause({ WaitUntil: '2030-01-01T00:00:00Z' });
    const told = [
      expect.stringMatching(/expected at most 10, or a Wait with WaitFor on every way/),
    ];
    expect(problems({ mail, pause: fixed, again: again('mail', 11), bye })).toEqual(told);
    expect(problems({ mail, pause: fixed, again: again('mail', 10), bye })).toEqual([]);
    // One of two ways has a wait.
    const split: Step = {
      RandomSplit: {
        Branches: [
          { Percentage: 50, NextActivity: 'pause' },
          { Percentage: 50, NextActivity: 'again' },
        ],
      },
    };
    expect(problems({ split, pause: week, again: again('split', 11), bye }, 'split')).toEqual(told);
  });

  it('is the only one that may: any other loop is still refused', () => {
    const back: Step = { EMAIL: { TemplateName: 'hello', NextActivity: 'mail' } };
    expect(problems({ mail, pause: week, again: back })).toEqual([
      'The steps mail → pause → again → mail form a loop; only LoopBack goes back',
    ]);
  });
});

/** Chains of steps in which some go back to an earlier one. */
const chains = fc
  .array(fc.option(fc.record({ back: fc.nat(), times: fc.integer({ min: 1, max: 4 }) })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((kinds) =>
    Object.fromEntries(
      kinds.map((kind, at): [string, Step] => {
        const NextActivity = at + 1 < kinds.length ? `s${at + 1}` : undefined;
        return [
          `s${at}`,
          kind && at > 0
            ? {
                LoopBack: {
                  Activity: `s${kind.back % at}`,
                  MaximumTimes: kind.times,
                  NextActivity,
                },
              }
            : { SMS: { TemplateName: 'hello', NextActivity } },
        ];
      }),
    ),
  );

it('whoever follows a journey that may be published comes to its end, and back no more often than allowed', () => {
  fc.assert(
    fc.property(chains, (steps) => {
      expect(problems(steps, 's0')).toEqual([]);
      const back = new Map<string, number>();
      let visits = 0;
      for (let id: string | undefined = 's0'; id !== undefined; visits += 1) {
        const { LoopBack: loop, SMS: sms }: Step = steps[id] ?? {};
        const times: number = back.get(id) ?? 0;
        if (loop && times < loop.MaximumTimes) {
          back.set(id, times + 1);
          id = loop.Activity;
        } else id = loop ? loop.NextActivity : sms?.NextActivity;
      }
      const most = Object.values(steps).reduce(
        (sum, { LoopBack: l }) => sum + (l?.MaximumTimes ?? 0),
        0,
      );
      expect(visits).toBeLessThanOrEqual((most + 1) * Object.keys(steps).length);
    }),
  );
});
