import { describe, expect, it } from 'vitest';
import type { JourneyDefinition } from '../../../src/domain/journey/definition.ts';
import { publishProblems } from '../../../src/domain/journey/validate.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

const valid: JourneyDefinition = {
  Name: 'Welcome',
  StartCondition: { SegmentStartCondition: { SegmentId: 's1' } },
  StartActivity: 'hello',
  Activities: {
    hello: { EMAIL: { TemplateName: 'hello', NextActivity: 'pause' } },
    pause: { Wait: { WaitTime: { WaitFor: 'P1D' }, NextActivity: 'opened' } },
    opened: {
      ConditionalSplit: {
        Condition: {
          Conditions: [
            {
              EventCondition: {
                Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['_email.open'] } },
                MessageActivity: 'hello',
              },
            },
          ],
        },
        TrueActivity: 'thanks',
        FalseActivity: 'remind',
      },
    },
    thanks: { PUSH: { TemplateName: 'thanks' } },
    remind: { SMS: { TemplateName: 'remind' } },
  },
};

const withStep = (id: string, step: object): JourneyDefinition => ({
  ...valid,
  Activities: { ...valid.Activities, [id]: step },
});

const problemsOf = (definition: JourneyDefinition) => publishProblems(definition, NOW);

describe('publishing a journey', () => {
  it('accepts a complete graph', () => {
    expect(problemsOf(valid)).toEqual([]);
  });

  it('names a next step that does not exist', () => {
    expect(
      problemsOf(withStep('hello', { EMAIL: { TemplateName: 't', NextActivity: 'nowhere' } })),
    ).toContain('Activities.hello leads to "nowhere", and there is no such step');
  });

  it('takes an id such as constructor for the missing step that it is', () => {
    expect(
      problemsOf(withStep('hello', { EMAIL: { TemplateName: 't', NextActivity: 'constructor' } })),
    ).toContain('Activities.hello leads to "constructor", and there is no such step');
  });

  it('names steps that nothing leads to', () => {
    expect(problemsOf(withStep('island', { SMS: { TemplateName: 't' } }))).toEqual([
      `These steps can't be reached from "hello": island`,
    ]);
  });

  it('refuses a loop and shows it', () => {
    const problems = problemsOf(
      withStep('remind', { Wait: { WaitTime: { WaitFor: 'PT1H' }, NextActivity: 'pause' } }),
    );
    expect(problems.join()).toContain('pause → opened → remind → pause');
  });

  it('refuses percentages that do not add up to 100', () => {
    const problems = problemsOf(
      withStep('thanks', {
        RandomSplit: { Branches: [{ Percentage: 50 }, { Percentage: 40, NextActivity: 'remind' }] },
      }),
    );
    expect(problems).toEqual([
      'Activities.thanks.RandomSplit.Branches add up to 90 percent: expected exactly 100',
    ]);
  });

  it('refuses a condition about a message that comes later', () => {
    const problems = problemsOf({
      ...valid,
      StartActivity: 'opened',
      Activities: {
        ...valid.Activities,
        remind: { SMS: { TemplateName: 'remind', NextActivity: 'hello' } },
        hello: { EMAIL: { TemplateName: 'hello', NextActivity: 'pause' } },
        pause: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
      },
    });
    expect(problems).toEqual([
      'Activities.opened asks about the message of "hello", which does not come before it',
    ]);
  });

  it.each([
    [{}, 'has no kind'],
    [{ SMS: { TemplateName: 't' }, Holdout: { Percentage: 5 } }, 'has SMS and Holdout'],
    [{ SMS: {} }, 'TemplateName is missing'],
    [{ Wait: { WaitTime: { WaitFor: '1 day' } } }, 'expected an ISO 8601 duration'],
    [{ Wait: { WaitTime: { WaitUntil: '2026-04-01T09:00:00' } } }, 'with zone'],
    [{ Wait: { WaitTime: { WaitFor: 'P1D', WaitUntil: '2026-04-01T09:00:00Z' } } }, 'not both'],
    [{ Wait: {} }, 'must have WaitFor or WaitUntil'],
    [{ Wait: { WaitTime: { WaitUntil: '2030-W05-4T09:00:00Z' } } }, 'with zone'],
    [{ Wait: { WaitTime: { WaitUntil: '20300131T090000Z' } } }, 'with zone'],
    [{ Wait: { WaitTime: { WaitUntil: '2030-01-31' } } }, 'with zone'],
    [{ Wait: { WaitTime: { WaitFor: 'P300000Y' } } }, 'expected an ISO 8601 duration'],
    [{ CUSTOM: { DeliveryUri: 'https://x.example', TemplateName: 't' } }, 'no template'],
    [{ Holdout: { Percentage: 101 } }, 'expected a whole number from 0 to 100'],
    [{ MultiCondition: { Branches: [] } }, 'expected 1 to 4'],
    [{ ConditionalSplit: {} }, 'at least one is needed'],
    [{ ConditionalSplit: { Condition: { Conditions: [{}] } } }, 'expected exactly one of'],
    [{ CUSTOM: { DeliveryUri: 'ftp://x' } }, 'must start with https://'],
    [{ RandomSplit: { Branches: [{ Percentage: 100 }] } }, 'expected 2 to 5'],
  ])('refuses the step %j', (step, message) => {
    expect(problemsOf(withStep('remind', step)).join()).toContain(message);
  });

  it('tells all problems at once', () => {
    const problems = problemsOf({
      Name: 'x',
      Schedule: { EndTime: '2020-01-01T00:00:00Z' },
      Activities: { a: { SMS: {} }, b: { Wait: {} } },
      StartActivity: 'a',
    });
    expect(problems).toHaveLength(5);
  });

  it('refuses rules that are not acted on yet, and only when they are set', () => {
    const rules = {
      Limits: { DailyCap: 3 },
      QuietTime: {},
      LocalTime: false,
      WaitForQuietTime: true,
    };
    expect(problemsOf({ ...valid, ...rules })).toEqual([
      `Limits can't be published yet: this version of Cairn does not act on it`,
      `WaitForQuietTime can't be published yet: this version of Cairn does not act on it`,
    ]);
  });
});
