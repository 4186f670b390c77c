import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordEvents } from '../../src/events/index.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { advance, createJourney, explainJourney, takeTriggers } from '../../src/journeys/index.ts';
import { createSegment } from '../../src/segments/index.ts';
import { at } from '../support/runs.ts';
import {
  welcomeProject,
  type Activities,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginWith, livesIn, publishWith } from './sending-project.ts';

const START = { visit: 0 };
let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, ['ann', 'bob']);
});
afterAll(() => world.close());

const explain = (JourneyId: string, EndpointId: string, ctx = world.ctx) =>
  explainJourney(ctx, { ApplicationId: project.projectId, JourneyId, EndpointId });
const mail = (NextActivity?: string) => ({ EMAIL: { TemplateName: 'hello', NextActivity } });
const onBought = (attributes = {}) => ({
  EventStartCondition: {
    EventFilter: {
      FilterType: 'ENDPOINT' as const,
      Dimensions: {
        EventType: { DimensionType: 'INCLUSIVE' as const, Values: ['Bought'] },
        Attributes: attributes,
      },
    },
  },
});
let count = 0;
async function bought(endpointId: string, attributes: Record<string, string> = {}) {
  const event = { endpointId, id: `bought-${(count += 1)}`, type: 'Bought', at: new Date() };
  await recordEvents(world.ctx, project.projectId, [{ ...event, attributes, metrics: {} }]);
  await takeTriggers(world.deps);
  return event.id;
}

const SPLIT: Activities = {
  mail: mail('plan'),
  plan: {
    MultiCondition: {
      Branches: [
        {
          Condition: {
            SegmentDimensions: {
              UserAttributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['pro'] } },
            },
          },
        },
        { Condition: { SegmentCondition: { SegmentId: '' } }, NextActivity: 'pause' },
      ],
      DefaultActivity: 'mail2',
    },
  },
  mail2: mail(),
  pause: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
};

describe('what happened to somebody inside', () => {
  it('is told in order, with the values that a split saw, and until when it waits by which clock', async () => {
    const { ctx } = world;
    await livesIn(ctx, project, 'ann-email', 'Asia/Tokyo');
    const plan = SPLIT.plan?.MultiCondition?.Branches?.[1]?.Condition;
    if (plan?.SegmentCondition) plan.SegmentCondition.SegmentId = project.segmentId;
    const { journeyId, people } = await beginWith(ctx, project, { Activities: SPLIT });
    for (const person of people) await advance(ctx, person, START);

    const told = await explain(journeyId, 'ann-email');
    expect(told.Item.map(({ Kind, Code }) => `${Kind} ${Code}`)).toEqual([
      'ENTRY_ACCEPTED SEGMENT',
      'MESSAGE ACCEPTED',
      'STEP SUCCESS',
      'STEP Branch_2',
    ]);
    expect(told.Item[1]).toMatchObject({
      DeliveryId: expect.any(String),
      ActivityId: 'mail',
      EndpointId: 'ann-email',
    });
    expect(told.Item[3]?.Conditions).toEqual([
      {
        Condition: 'UserAttributes.Plan is "pro"',
        Holds: false,
        Saw: 'ann-email: UserAttributes.Plan is absent; ann-phone: UserAttributes.Plan is absent',
      },
      { Condition: `in segment ${project.segmentId}`, Holds: true, Saw: 'it is' },
    ]);
    const [waiting] = told.Waiting;
    expect(waiting).toMatchObject({
      Code: 'WAIT',
      ActivityId: 'pause',
      TimeZone: 'Asia/Tokyo',
      TimeZoneSource: 'TOLD',
      LocalUntil: expect.stringMatching(/\+09:00$/),
    });
    expect(Date.parse(waiting?.LocalUntil ?? '')).toBe(Date.parse(waiting?.Until ?? ''));
    expect(told.Summary).toMatch(
      /^Endpoint ann-email is inside\. It waits at a Wait step, at "pause"/,
    );
    expect(told.EntryReasons).toMatchObject([{ Code: 'ACTIVE_ENDPOINT_REJECTED' }]);
  });

  it('tells which message is held until when, and which was refused by which cap', async () => {
    const { ctx } = world;
    const { journeyId, people } = await beginWith(ctx, project, {
      QuietTime: { Start: '00:00', End: '23:00' },
      WaitForQuietTime: true,
      Limits: { DailyCap: 1 },
      Activities: { mail: mail('mail2'), mail2: mail() },
    });
    await livesIn(ctx, project, 'ann-email', 'UTC');
    const noon = at(ctx, new Date('2030-05-05T12:00:00Z'));
    const [ann] = people;
    if (!ann) throw new Error('ann did not enter');
    const held = await advance(noon, ann, START);
    if (held.kind !== 'wait') throw new Error('expected a wait');
    const before = await explain(journeyId, 'ann-email', noon);
    expect(before.Item.find(({ Kind }) => Kind === 'MESSAGE')).toMatchObject({
      Code: 'QUIET_TIME',
      State: 'HELD',
      Until: held.until,
    });
    expect(before.Waiting).toMatchObject([{ Code: 'QUIET_TIME', Until: held.until }]);

    await advance(at(ctx, new Date(held.until)), ann, held.cursor);
    const after = await explain(journeyId, 'ann-email');
    expect(after.Waiting).toEqual([]);
    const refused = after.Item.filter(({ Code }) => Code === 'DAILY_CAP');
    expect(refused.map(({ Kind }) => Kind)).toEqual(['MESSAGE', 'STEP']);
    expect(refused[0]?.Summary).toContain('At most 1 in 24 hours, counting this journey.');
    expect(after.Summary).toContain('was inside and left');
  });
});

describe('why somebody is not inside', () => {
  it('names the rule with its numbers for a refusal, and the attribute of an event that does not match', async () => {
    const journeyId = await publishWith(world.ctx, project, {
      StartCondition: onBought({ kind: { AttributeType: 'INCLUSIVE', Values: ['plant'] } }),
      Limits: { EndpointReentryCap: 1 },
    });
    await bought('bob-email', { kind: 'book' });
    await bought('bob-email', { kind: 'plant' });
    const [participant] = await world.ctx
      .db('participants')
      .where({ journey_id: journeyId })
      .update({ state: 'left', left_at: new Date() })
      .returning<{ entered_at: Date }[]>('entered_at');
    await bought('bob-email', { kind: 'plant' });
    const told = await explain(journeyId, 'bob-email');
    const entries = told.Item.filter(({ Kind }) => Kind !== 'MESSAGE' && Kind !== 'STEP');
    expect(entries.map(({ Kind, Code }) => `${Kind} ${Code}`)).toEqual([
      'EVENT_IGNORED EVENT_FILTER',
      'ENTRY_ACCEPTED EVENT',
      'LEFT COMPLETED',
      'ENTRY_REFUSED REENTRY_CAP_EXCEEDED',
    ]);
    expect(entries[0]?.Summary).toContain(
      'its attribute kind is "book", and the filter asks that it is "plant"',
    );
    expect(entries[3]?.Summary).toContain(
      `the re-entry cap 1 was reached on ${participant?.entered_at.toISOString()}`,
    );
    expect(told.EntryReasons.map(({ Code }) => Code)).toEqual(['REENTRY_CAP_EXCEEDED']);
  });

  it.each([
    [{ Schedule: { StartTime: '2099-01-01T00:00:00Z' } }, 'NOT_STARTED', '2099-01-01'],
    [{ State: 'DRAFT' as const }, 'NOT_PUBLISHED', 'draft'],
  ])('tells that %j keeps everybody out', async (journey, code, words) => {
    const journeyId = await publishWith(world.ctx, project, journey);
    const told = await explain(journeyId, 'bob-email');
    expect(told.EntryReasons).toMatchObject([
      { Code: code, Summary: expect.stringContaining(words) },
    ]);
    expect(told.Summary).toContain('never came in');
  });

  it('names the dimension of the segment that fails and the value it has, and that it opted out', async () => {
    const { ctx } = world;
    const { projectId: ApplicationId } = project;
    const inner = await createSegment(ctx, {
      ApplicationId,
      WriteSegmentRequest: {
        Name: 'dutch',
        Dimensions: { Location: { Country: { DimensionType: 'INCLUSIVE', Values: ['NL'] } } },
      },
    });
    const SourceSegments = [{ Id: inner.Id }];
    const Groups = [{ SourceSegments, SourceType: 'ALL' as const, Type: 'ALL' as const }];
    const outer = await createSegment(ctx, {
      ApplicationId,
      WriteSegmentRequest: { Name: 'outer', SegmentGroups: { Include: 'ALL', Groups } },
    });
    await updateEndpoint(ctx, {
      ApplicationId,
      EndpointId: 'bob-phone',
      EndpointRequest: { Location: { Country: 'DE' }, OptOut: 'ALL' },
    });
    const journeyId = await publishWith(ctx, project, {
      StartCondition: { SegmentStartCondition: { SegmentId: outer.Id } },
    });
    const { EntryReasons } = await explain(journeyId, 'bob-phone');
    expect(EntryReasons).toEqual([
      {
        Code: 'ENDPOINT_OPT_OUT',
        EndpointId: 'bob-phone',
        Summary:
          'bob-phone would be refused: the endpoint has opted out of all messages (OptOut is ALL).',
      },
      {
        Code: 'NOT_IN_SEGMENT',
        EndpointId: 'bob-phone',
        Summary: `bob-phone is not in segment ${outer.Id}: Location.Country is "NL" is asked, and its value is "DE".`,
      },
    ]);
  });
});

describe('whom it is about', () => {
  it('is one endpoint or one user, who may be gone', async () => {
    const { ctx } = world;
    const JourneyId = await createJourney(ctx, {
      ApplicationId: project.projectId,
      WriteJourneyRequest: { Name: 'draft' },
    }).then(({ Id }) => Id);
    const input = { ApplicationId: project.projectId, JourneyId };
    await expect(explainJourney(ctx, input)).rejects.toThrow('both missing');
    await expect(
      explainJourney(ctx, { ...input, EndpointId: 'ann-email', UserId: 'ann' }),
    ).rejects.toThrow('both given');
    const user = await explainJourney(ctx, { ...input, UserId: 'ann' });
    expect(user).toMatchObject({ UserId: 'ann', EndpointIds: ['ann-email', 'ann-phone'] });
    const nobody = await explain(JourneyId, 'nobody');
    expect(nobody.EntryReasons.map(({ Code }) => Code)).toEqual([
      'NOT_PUBLISHED',
      'ENDPOINT_NOT_FOUND',
    ]);
    await expect(
      explainJourney({ ...ctx, account: '999999999999' }, { ...input, UserId: 'ann' }),
    ).rejects.toThrow('not found');
  });
});
