import { describe, expect, it } from 'vitest';
import { chainRefusal, nextInChain, type Step } from '../../../src/domain/journey/index.ts';
import { publishProblems } from '../../../src/domain/journey/validate.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const problems = (step: Step) =>
  publishProblems(
    {
      Name: 'own steps',
      StartCondition: { SegmentStartCondition: { SegmentId: 's1' } },
      StartActivity: 'step',
      Activities: { step },
    },
    NOW,
  );

describe('a step that changes endpoints', () => {
  it('takes literals, templates and what is to be removed', () => {
    const Attributes = { Stage: ['done'], Old: [], Copy: ['{{Attributes.Stage.[0]}}!'.repeat(9)] };
    expect(problems({ UpdateEndpoint: { Attributes, UserAttributes: Attributes } })).toEqual([]);
  });

  it('is told everything that is wrong with it', () => {
    expect(problems({ UpdateEndpoint: {} })).toEqual([
      'Activities.step.UpdateEndpoint changes nothing: name Attributes or UserAttributes',
    ]);
    const Attributes = { ['n'.repeat(51)]: ['x'], long: ['x'.repeat(101)], bad: ['{{#if}'] };
    expect(
      problems({ UpdateEndpoint: { Attributes, UserAttributes: { bad: ['{{nothing 1}}'] } } }),
    ).toEqual([
      expect.stringMatching(/UpdateEndpoint.Attributes has the name "n+": expected 1 to 50/),
      expect.stringMatching(
        /UpdateEndpoint.Attributes.long\[0\] is not valid: expected at most 100/,
      ),
      expect.stringMatching(/UpdateEndpoint.Attributes.bad\[0\] /),
      'Activities.step.UpdateEndpoint.UserAttributes.bad[0] there is no helper "nothing"',
    ]);
  });
});

describe('a step that sends an event', () => {
  it('takes literals, templates and numbers', () => {
    const Attributes = { who: '{{User.UserId}}', what: 'all' };
    expect(problems({ SendEvent: { EventType: 'Done', Attributes, Metrics: { n: 1 } } })).toEqual(
      [],
    );
  });

  it('is told everything that is wrong with it', () => {
    const Attributes = { long: 'x'.repeat(201), bad: '{{' };
    expect(problems({ SendEvent: { EventType: '_email.open', Attributes } })).toEqual([
      expect.stringMatching(/SendEvent.EventType is "_email.open": names that begin with _/),
      expect.stringMatching(/SendEvent.Attributes.long has 201 characters/),
      expect.stringMatching(/SendEvent.Attributes.bad /),
    ]);
    expect(problems({ SendEvent: { EventType: '' } })).toEqual([
      expect.stringMatching(/SendEvent.EventType has 0 characters/),
    ]);
  });
});

it('a step that starts a journey names it', () => {
  expect(problems({ StartJourney: { JourneyId: '' } })).toEqual([
    'Activities.step.StartJourney.JourneyId is missing: name the journey that is entered',
  ]);
});

describe('journeys that start each other', () => {
  const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  it('at once are stopped after ten', () => {
    let chain = 0;
    let started = 0;
    while (!chainRefusal((chain = nextInChain({ chain, enteredAt: NOW }, after(59))))) started += 1;
    expect(started).toBe(10);
  });

  it('with an hour in between go on', () => {
    expect(nextInChain({ chain: 10, enteredAt: NOW }, after(60))).toBe(1);
  });
});
