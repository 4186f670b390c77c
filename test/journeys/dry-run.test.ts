import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suppress } from '../../src/consent/index.ts';
import { recordEvents } from '../../src/events/index.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { codes, event, mail, onBought, rehearsals, sms, type Rehearsals } from './rehearsals.ts';
import { livesIn, settingsOf } from './sending-project.ts';

let world: TestWorld;
let stage: Rehearsals;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  stage = await rehearsals(world);
});

describe('a dry run over the start segment', () => {
  afterEach(() => stage.untouched());

  it('counts people by step and branch, and messages by day and channel', async () => {
    const id = await stage.draft({
      Activities: {
        mail: mail('pause'),
        pause: { Wait: { WaitTime: { WaitFor: 'P2D' }, NextActivity: 'opened' } },
        opened: {
          ConditionalSplit: {
            Condition: { Conditions: [event('_email.open', 'mail')] },
            FalseActivity: 'text',
          },
        },
        text: sms('long'),
        long: { Wait: { WaitTime: { WaitFor: 'P30D' } } },
      },
    });
    const request = { From: '2030-05-05T12:00:00Z', Until: '2030-05-10T00:00:00Z' };
    const report = await stage.dryRun(id, request);
    expect(report).toMatchObject({
      Problems: [],
      // Each endpoint comes, and users are let in.
      Arrived: 6,
      Entered: 3,
      Left: 0,
      StillInside: 3,
      Messages: 6,
      FirstMessageDate: '2030-05-05T12:00:00.000Z',
      LastMessageDate: '2030-05-07T12:00:00.000Z',
      MessagesByDay: [
        { Date: '2030-05-05', ChannelType: 'EMAIL', Count: 3 },
        { Date: '2030-05-07', ChannelType: 'SMS', Count: 3 },
      ],
      Assumed: [{ EventType: '_email.open', Share: 0, Asked: 3, Happened: 0 }],
    });
    expect(report.Activities.find(({ ActivityId }) => ActivityId === 'opened')).toEqual({
      ActivityId: 'opened',
      ActivityType: 'ConditionalSplit',
      Came: 3,
      Outcomes: { Branch_TRUE: 0, Branch_FALSE: 3 },
      StillThere: 0,
    });
    const all = await stage.dryRun(id, { ...request, Assume: { '_email.open': 1 } });
    expect(all).toMatchObject({ Messages: 3, Left: 3 });
    expect((await stage.dryRun(id, { ...request, Sample: 2 })).Notes).toEqual([
      'Sample: 2 of the 6 members of the segment, the first by id',
    ]);
  });

  it('tells who meets a cap, who is held by quiet time or a closed day, and who is refused', async () => {
    const { ctx } = stage;
    for (const id of ['ann', 'bob', 'cleo'])
      await livesIn(ctx, stage.project, `${id}-email`, 'UTC');
    await updateEndpoint(ctx, {
      ApplicationId: stage.project.projectId,
      EndpointId: 'cleo-email',
      EndpointRequest: { OptOut: 'ALL' },
    });
    const id = await stage.draft({
      Limits: { TotalCap: 1 },
      QuietTime: { Start: '20:00', End: '08:00' },
      WaitForQuietTime: true,
      SendingSchedule: true,
      ClosedDays: {
        EMAIL: [
          { Name: 'day', StartDateTime: '2030-05-06T00:00', EndDateTime: '2030-05-07T00:00' },
        ],
      },
      Activities: { mail: mail('second'), second: mail() },
    });
    const report = await stage.dryRun(id, { From: '2030-05-05T23:00:00Z' });
    expect(codes(report.Refusals)).toEqual({ ENDPOINT_OPT_OUT: 1 });
    // Held on Sunday night, then all of Monday.
    expect(codes(report.Withheld)).toEqual({
      QUIET_TIME_HELD: 2,
      OPTED_OUT: 2,
      TOTAL_CAP: 2,
    });
    expect(report.FirstMessageDate).toBe('2030-05-07T08:00:00.001Z');
    const monday = await stage.dryRun(id, { From: '2030-05-06T12:00:00Z' });
    expect(codes(monday.Withheld)).toMatchObject({ CLOSED_DAY_HELD: 2 });
    expect(monday.Withheld[0]?.Examples[0]).toMatchObject({
      EndpointId: 'ann-email',
      Detail: 'held until 2030-05-07T08:00:00.001Z',
    });
  });

  it('withholds from addresses that want nothing', async () => {
    const { ctx, project } = stage;
    await suppress(ctx, project.projectId, [
      { channel: 'EMAIL', address: 'ann@example.com', reason: 'UNSUBSCRIBE' },
    ]);
    const report = await stage.dryRun(await stage.draft({}));
    expect(codes(report.Withheld)).toEqual({ SUPPRESSED: 1 });
    expect(report.Messages).toBe(2);
  });

  it('counts what recipients had from other journeys, and reads the segment again as it refreshes', async () => {
    await settingsOf(stage.ctx, stage.project, { JourneyLimits: { DailyCap: 1 } });
    const { id: deliveryId } = await stage.ctx
      .db('deliveries')
      .insert({
        project_id: stage.project.projectId,
        send_key: 'earlier',
        class: 'marketing',
        source: 'journey',
        journey_id: 'another',
        channel_type: 'EMAIL',
        endpoint_id: 'ann-email',
        state: 'accepted',
        counted_at: new Date('2030-05-05T11:00:00Z'),
        message_id: 'x',
      })
      .returning<{ id: string }[]>('id')
      .then(([row]) => row ?? { id: '' });
    expect(deliveryId).not.toBe('');
    const id = await stage.draft({ RefreshFrequency: 'P1D', Limits: { EndpointReentryCap: 2 } });
    const report = await stage.dryRun(id, {
      From: '2030-05-05T12:00:00Z',
      Until: '2030-05-08T00:00:00Z',
    });
    expect(codes(report.Withheld)).toEqual({ DAILY_CAP: 1 });
    expect(report).toMatchObject({ Entered: 6, Messages: 5 });
    expect(codes(report.Refusals)).toMatchObject({ REENTRY_CAP_EXCEEDED: expect.any(Number) });
  });
});

describe('a dry run over events', () => {
  afterEach(() => stage.untouched());

  const bought = (endpointId: string, days: number, kind: string, type = 'Bought') =>
    recordEvents(stage.ctx, stage.project.projectId, [
      {
        endpointId,
        id: `${type}-${endpointId}-${days}`,
        type,
        at: new Date(Date.now() - days * 86_400_000),
        attributes: { kind },
        metrics: {},
      },
    ]);

  it('lets in whom the events of the last days would have, at their times', async () => {
    await bought('ann-email', 5, 'plant');
    await bought('ann-email', 4, 'plant');
    await bought('bob-email', 3, 'book');
    await bought('cleo-email', 20, 'plant');
    await bought('ann-email', 3, '', 'Paid');
    const id = await stage.draft({
      StartCondition: onBought({ kind: { AttributeType: 'INCLUSIVE', Values: ['plant'] } }),
      StartActivity: 'paid',
      Activities: {
        paid: {
          ConditionalSplit: {
            Condition: { Conditions: [event('Paid')] },
            EvaluationWaitTime: { WaitFor: 'P3D' },
            FalseActivity: 'mail',
          },
        },
        mail: mail(),
      },
    });
    const report = await stage.dryRun(id, { Replay: { Days: 10 } });
    expect(report).toMatchObject({ Arrived: 3, Entered: 1, Messages: 0 });
    expect(codes(report.Refusals)).toEqual({ ACTIVE_ENDPOINT_REJECTED: 1, EVENT_FILTER: 1 });
    expect(report.Refusals[1]?.Examples[0]?.Detail).toContain('its attribute kind is "book"');
    const longer = await stage.dryRun(id, { Replay: { Days: 30 } });
    expect(longer).toMatchObject({ Entered: 2, Messages: 1 });
    const one = await stage.dryRun(id, { EndpointIds: ['bob-phone'], Assume: { Paid: 0 } });
    expect(one).toMatchObject({ Arrived: 1, Entered: 1, Messages: 0 });
    expect(codes(one.Activities.map((a) => ({ Code: a.ActivityId, Count: a.Came })))).toEqual({
      paid: 1,
      mail: 1,
    });
  });
});
