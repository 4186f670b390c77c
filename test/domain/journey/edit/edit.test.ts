import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decisionProblems,
  defaultDecision,
  diffJourneys,
  fixedMemberProblems,
  landingAfter,
  landingsOf,
  touchesThoseThere,
  type Decisions,
} from '../../../../src/domain/journey/edit/index.ts';
import type { JourneyDefinition, Step } from '../../../../src/domain/journey/index.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const way = fc.option(fc.constantFrom(...IDS), { nil: undefined });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ next: way, hours: fc.integer({ min: 1, max: 3 }) }).map(({ next, hours }) => ({
    Wait: { WaitTime: { WaitFor: `PT${hours}H` }, NextActivity: next },
  })),
  fc.record({ next: way, name: fc.constantFrom('x', 'y') }).map(({ next, name }) => ({
    EMAIL: { TemplateName: name, NextActivity: next },
  })),
  fc.record({ yes: way, no: way, type: fc.constantFrom('s', 't') }).map(({ yes, no, type }) => ({
    ConditionalSplit: {
      Condition: {
        Conditions: [
          {
            EventCondition: {
              MessageActivity: 'a',
              Dimensions: { EventType: { DimensionType: 'INCLUSIVE' as const, Values: [type] } },
            },
          },
        ],
      },
      TrueActivity: yes,
      FalseActivity: no,
    },
  })),
);
const anyJourney: fc.Arbitrary<JourneyDefinition> = fc
  .dictionary(fc.constantFrom(...IDS), anyStep, { minKeys: 1 })
  .map((Activities) => ({ Name: 'test', Activities }));

const kindOf = (step: Step | undefined) => Object.keys(step ?? {}).join();
const landingsFor = (before: JourneyDefinition, after: JourneyDefinition, given: Decisions = {}) =>
  landingsOf(diffJourneys(before, after), given, before, after);

describe('the difference of two definitions', () => {
  it('is nothing for the same, also when they are written in another order', () => {
    fc.assert(
      fc.property(anyJourney, (journey) => {
        const turned = Object.fromEntries(Object.entries(journey.Activities ?? {}).reverse());
        const none = { steps: [], members: [] };
        expect(diffJourneys(journey, structuredClone({ ...journey, Activities: turned }))).toEqual(
          none,
        );
      }),
    );
  });

  it('is the mirror image the other way round', () => {
    const mirror = { ADDED: 'REMOVED', REMOVED: 'ADDED', CHANGED: 'CHANGED', REWIRED: 'REWIRED' };
    fc.assert(
      fc.property(anyJourney, anyJourney, (before, after) => {
        const there = diffJourneys(before, after).steps;
        const back = diffJourneys(after, before).steps;
        expect(back.map(({ stepId, change }) => [stepId, change])).toEqual(
          there.map(({ stepId, change }) => [stepId, mirror[change]]),
        );
      }),
    );
  });

  it('tells what a step does from where it leads', () => {
    fc.assert(
      fc.property(anyJourney, anyJourney, (before, after) => {
        for (const { change, members, rewired } of diffJourneys(before, after).steps) {
          if (change === 'REWIRED') expect([members, rewired.length > 0]).toEqual([[], true]);
          if (change === 'CHANGED') expect(members.length).toBeGreaterThan(0);
          expect(members.filter((name) => /(Next|True|False)Activity/.test(name))).toEqual([]);
        }
      }),
    );
    const asks = (MessageActivity: string): JourneyDefinition => ({
      Name: 'test',
      Activities: {
        split: {
          ConditionalSplit: {
            Condition: { Conditions: [{ EventCondition: { MessageActivity } }] },
          },
        },
      },
    });
    expect(diffJourneys(asks('a'), asks('b')).steps).toMatchObject([
      {
        change: 'CHANGED',
        members: ['ConditionalSplit.Condition.Conditions[0].EventCondition.MessageActivity'],
      },
    ]);
  });

  it('names members of the journey itself, and which of them are settled once it is published', () => {
    const before = { Name: 'test', Limits: { DailyCap: 1 }, LocalTime: true };
    const diff = diffJourneys(before, { Name: 'other', Limits: { DailyCap: 2 } });
    expect(diff.members).toEqual(['Name', 'Limits', 'LocalTime']);
    expect(fixedMemberProblems(diff)).toMatchObject([/^LocalTime can't be changed once/]);
  });

  it('does not touch anybody by another description', () => {
    const described = (Description: string): JourneyDefinition => ({
      Name: 'test',
      Activities: { a: { Description, Wait: { WaitTime: { WaitFor: 'PT1H' } } } },
    });
    const [change] = diffJourneys(described('one'), described('two')).steps;
    expect(change).toMatchObject({ change: 'CHANGED', members: ['Description'] });
    expect(change && touchesThoseThere(change)).toBe(false);
  });
});

describe('after an edit', () => {
  it('everybody stands at a step that there is, or is out, whatever is decided', () => {
    const decision = fc.oneof(
      fc.constant({ action: 'STAY' as const }),
      fc.constant({ action: 'EXIT' as const }),
      fc.constantFrom(...IDS).map((to) => ({ action: 'MOVE' as const, to })),
    );
    const decisions = fc.dictionary(fc.constantFrom(...IDS), decision);
    fc.assert(
      fc.property(anyJourney, anyJourney, decisions, (before, after, wanted) => {
        const diff = diffJourneys(before, after);
        const allowed = Object.fromEntries(
          Object.entries(wanted).filter(
            ([id, one]) =>
              !decisionProblems(diff, { [id]: one }, after).some((text) =>
                text.startsWith(`Decisions.${id}`),
              ),
          ),
        );
        const landings = landingsFor(before, after, allowed);
        for (const id of Object.keys(before.Activities ?? {})) {
          const landing = landings[id] ?? { kind: 'stay' };
          const at = landing.kind === 'arrive' ? landing.at : id;
          if (landing.kind !== 'exit') expect(after.Activities).toHaveProperty(at);
          if (landing.kind === 'stay') {
            expect(kindOf(after.Activities?.[id])).toBe(kindOf(before.Activities?.[id]));
          }
        }
      }),
    );
  });

  it('who stood at a removed step goes on along its own way', () => {
    const before: JourneyDefinition = {
      Name: 'test',
      Activities: {
        a: { Wait: { NextActivity: 'b' } },
        b: { EMAIL: { NextActivity: 'c' } },
        c: { EMAIL: {} },
      },
    };
    const only = (...ids: string[]): JourneyDefinition => ({
      Name: 'test',
      Activities: Object.fromEntries(ids.map((id) => [id, before.Activities?.[id] ?? {}])),
    });
    const removed = {
      stepId: 'a',
      change: 'REMOVED',
      members: [],
      rewired: [],
      isOtherKind: false,
    } as const;
    expect(defaultDecision(removed, before, only('b', 'c'))).toEqual({ action: 'MOVE', to: 'b' });
    expect(defaultDecision(removed, before, only('c'))).toEqual({ action: 'MOVE', to: 'c' });
    expect(defaultDecision(removed, before, only())).toEqual({ action: 'EXIT' });
  });

  it('and another, and its undo, who has seen none of them is where they are: an undone edit is none', () => {
    fc.assert(
      fc.property(anyJourney, anyJourney, anyJourney, fc.constantFrom(...IDS), (v1, v2, v3, id) => {
        const second = { version: 2, landings: landingsFor(v1, v2) };
        const undone = { version: 3, undoes: 2, landings: landingsFor(v2, v1) };
        expect(landingAfter([undone, second], id)).toBeUndefined();
        if (!v1.Activities?.[id]) return;
        const third = { version: 3, landings: landingsFor(v2, v3) };
        const landing = landingAfter([second, third], id);
        const at = landing?.kind === 'arrive' ? landing.at : id;
        if (landing?.kind !== 'exit') expect(v3.Activities).toHaveProperty(at);
      }),
    );
  });
});
