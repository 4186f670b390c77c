import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyRules,
  isAwaited,
  publishProblems,
  type EventFilter,
  type JourneyDefinition,
} from '../../../src/domain/journey/index.ts';

const dimensions = (type: string): EventFilter => ({
  Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: [type] } },
});
const byEvent: JourneyDefinition = {
  Name: 'n',
  StartCondition: { EventStartCondition: { EventFilter: dimensions('cart') } },
  StartActivity: 'wait',
  Activities: { wait: { Wait: { WaitTime: { WaitFor: 'P1D' } } } },
};
const bySegment: JourneyDefinition = {
  ...byEvent,
  StartCondition: { SegmentStartCondition: { SegmentId: 's' } },
};
const problems = (definition: JourneyDefinition) => publishProblems(definition, new Date());

describe('rules of a journey that Pinpoint does not have', () => {
  it('are published when they are sound', () => {
    expect(
      problems({
        ...byEvent,
        EntryKey: 'order_id',
        Goal: { EventFilter: dimensions('paid'), Window: 'P7D' },
        ExitWhen: [
          { EventFilter: dimensions('paid'), MatchEntryAttributes: ['order_id'] },
          { SegmentId: 's' },
        ],
        Activities: {
          wait: { WaitForEvent: { EventFilter: dimensions('paid'), Timeout: { WaitFor: 'P1D' } } },
        },
      }),
    ).toEqual([]);
  });

  it('are refused, each by its place and with what is allowed', () => {
    expect(
      problems({
        ...bySegment,
        EntryKey: 'order_id',
        Goal: { EventFilter: { Dimensions: {} }, Window: '7 days' },
        ExitWhen: [
          {},
          { EventFilter: dimensions('paid'), SegmentId: 's' },
          { SegmentId: 's', MatchEntryAttributes: ['x'] },
          { EventFilter: dimensions('paid'), MatchEntryAttributes: ['x'] },
          { EventFilter: { Dimensions: {} } },
        ],
        Activities: {
          wait: {
            WaitForEvent: {
              EventFilter: {
                Dimensions: { EventType: { DimensionType: 'EXCLUSIVE', Values: [] } },
              },
              Timeout: {},
              NextActivity: 'nowhere',
            },
          },
        },
      }),
    ).toEqual([
      'Activities.wait.WaitForEvent.EventFilter.Dimensions.EventType must be INCLUSIVE: name the event types themselves',
      'Activities.wait.WaitForEvent.Timeout must have WaitFor or WaitUntil',
      'Activities.wait leads to "nowhere", and there is no such step',
      'ExitWhen[0] has neither EventFilter nor SegmentId: expected exactly one of them',
      'ExitWhen[1] has both EventFilter and SegmentId: expected exactly one of them',
      'ExitWhen[4].EventFilter.Dimensions.EventType.Values is empty: name at least one event type',
      'Goal.EventFilter.Dimensions.EventType.Values is empty: name at least one event type',
      'Goal.Window is "7 days": expected an ISO 8601 duration above zero, such as P7D',
      'ExitWhen[2].MatchEntryAttributes needs EventFilter: a segment has no attributes to compare',
      'ExitWhen[3].MatchEntryAttributes needs EventStartCondition: who enters by a segment brings no event',
      'EntryKey needs EventStartCondition: it names an attribute of the entering event',
    ]);
  });
});

describe('an awaited event', () => {
  const at = new Date('2026-01-01T00:00:00Z');
  const event = (attributes: Record<string, string>, time = at) => ({
    type: 'paid',
    at: time,
    attributes,
    metrics: {},
  });
  const awaited = { EventFilter: dimensions('paid'), MatchEntryAttributes: ['id'] };

  it('has the values of the entering event, both of them there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (entered, came) => {
        const entry = { at, attributes: { id: entered } };
        expect(isAwaited(awaited, event({ id: came }), entry)).toBe(entered === came);
        expect(isAwaited(awaited, event({}), entry)).toBe(false);
        expect(isAwaited(awaited, event({ id: came }), { at })).toBe(false);
      }),
    );
    const sneaky = { ...awaited, MatchEntryAttributes: ['constructor'] };
    expect(isAwaited(sneaky, event({}), { at, attributes: {} })).toBe(false);
  });

  it('is not from before the entry', () => {
    const entry = { at, attributes: { id: '1' } };
    expect(isAwaited(awaited, event({ id: '1' }, new Date(at.getTime() - 1)), entry)).toBe(false);
  });

  it('may reach the goal and end the participant at once', () => {
    const rules = {
      ...byEvent,
      Goal: { EventFilter: dimensions('paid'), Window: 'PT1H' },
      ExitWhen: [{ EventFilter: dimensions('paid') }],
    };
    expect(applyRules(rules, event({}), { at })).toEqual({ reachesGoal: true, exit: 'EXIT_EVENT' });
    const late = event({}, new Date(at.getTime() + 3_600_001));
    expect(applyRules(rules, late, { at })).toEqual({ reachesGoal: false, exit: 'EXIT_EVENT' });
  });
});
