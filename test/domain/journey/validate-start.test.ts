import { describe, expect, it } from 'vitest';
import type { JourneyDefinition } from '../../../src/domain/journey/definition.ts';
import { publishProblems } from '../../../src/domain/journey/validate.ts';

const valid: JourneyDefinition = {
  Name: 'Welcome',
  StartCondition: { SegmentStartCondition: { SegmentId: 's1' } },
  StartActivity: 'hello',
  Activities: { hello: { EMAIL: { TemplateName: 'hello' } } },
};
const problemsOf = (definition: JourneyDefinition) =>
  publishProblems(definition, new Date('2026-03-01T12:00:00Z'));

describe('publishing a journey with rules about its start', () => {
  it.each(['PT59M', '1 hour', 'PT0S', '-PT2H'])('refuses to refresh every %s', (interval) => {
    expect(problemsOf({ ...valid, RefreshFrequency: interval })).toEqual([
      `RefreshFrequency is "${interval}": expected an ISO 8601 duration of at least an hour, such as PT1H`,
    ]);
  });

  it('refuses a local start that nobody can know the time of', () => {
    const EventFilter = { Dimensions: { EventType: { Values: ['Bought'] } } };
    const StartCondition = { EventStartCondition: { EventFilter } };
    expect(problemsOf({ ...valid, StartCondition, LocalTime: true })).toEqual([
      'LocalTime needs SegmentStartCondition: who enters by an event begins when it comes',
      'LocalTime needs Schedule.StartTime',
    ]);
  });

  it('refuses to refresh what starts by an event', () => {
    const EventFilter = { Dimensions: { EventType: { Values: ['Bought'] } } };
    const StartCondition = { EventStartCondition: { EventFilter } };
    const told = problemsOf({ ...valid, StartCondition, RefreshFrequency: 'PT1H' });
    expect(told).toEqual([expect.stringMatching(/RefreshFrequency needs SegmentStartCondition/)]);
  });
});
