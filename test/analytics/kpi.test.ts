import {
  GetCampaignDateRangeKpiCommand,
  GetJourneyDateRangeKpiCommand,
} from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getApplicationDateRangeKpi } from '../../src/analytics/index.ts';
import { deliver } from '../../src/deliveries/index.ts';
import { recordEvents } from '../../src/events/index.ts';
import { newId } from '../../src/ids.ts';
import { trackOpen } from '../../src/tracking/index.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { campaignProject } from '../campaigns/campaign-world.ts';
import { addressOf, makeEndpoint, makeProject, request } from '../deliveries/sending-world.ts';
import { message, writeLedger } from './ledger.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

async function rowsOf(projectId: string, KpiName: string) {
  const { KpiResult } = await getApplicationDateRangeKpi(world.ctx, {
    ApplicationId: projectId,
    KpiName,
  });
  return KpiResult.Rows;
}
const value = (Key: string, Value: string) => ({ Values: [{ Key, Type: 'Double', Value }] });

describe('what was really sent', () => {
  it('is counted as it is: directly, and by a journey', async () => {
    const { ctx } = world;
    const projectId = await makeProject(ctx);
    const ann = await makeEndpoint(ctx, projectId, { id: 'ann' });
    const out = await makeEndpoint(ctx, projectId, { id: 'out', optOut: 'ALL' });
    const JourneyId = newId();
    const definition = { Name: 'Welcome' };
    await ctx
      .db('journeys')
      .insert({ project_id: projectId, id: JourneyId, name: 'W', state: 'DRAFT', definition });
    const step = {
      kind: 'journey' as const,
      journeyId: JourneyId,
      runId: 'r',
      stepId: 'hello',
      participantId: 'ann',
    };
    await deliver(ctx, [
      request(projectId, ann),
      request(projectId, addressOf('EMAIL', 'eve@example.com')),
      request(projectId, out),
      request(projectId, ann, { key: 'journey', source: step }),
      request(projectId, addressOf('SMS', '+4915112345678'), {
        content: { channel: 'SMS', body: 'ж'.repeat(71) },
      }),
    ]);
    const sent: { html: string | null }[] = await ctx
      .db('outbox_messages')
      .where({ project_id: projectId });
    for (const { html } of sent) {
      const [, token] = /\/t\/o\/([\w-]+)"/.exec(html ?? '') ?? [];
      if (!token) continue;
      await trackOpen(ctx, token);
      await trackOpen(ctx, token);
    }

    const today = new Date().toISOString().slice(0, 10);
    expect(await rowsOf(projectId, 'txn-emails-sent')).toEqual([value('TxnEmailsSent', '2.0')]);
    expect(await rowsOf(projectId, 'txn-emails-opened-grouped-by-date')).toEqual([
      {
        GroupedBys: [{ Key: 'Date', Type: 'String', Value: today }],
        ...value('TxnEmailsOpened', '2.0'),
      },
    ]);
    expect(await rowsOf(projectId, 'txn-sms-sent-by-parts-grouped-by-country')).toEqual([
      {
        GroupedBys: [{ Key: 'CountryCode', Type: 'String', Value: 'DE' }],
        ...value('TxnSmsSentByParts', '2.0'),
      },
    ]);
    const { JourneyDateRangeKpiResponse } = await world.client().send(
      new GetJourneyDateRangeKpiCommand({
        ApplicationId: projectId,
        JourneyId,
        KpiName: 'emails-opened-grouped-by-journey-activity',
      }),
    );
    expect(JourneyDateRangeKpiResponse).toMatchObject({
      ApplicationId: projectId,
      JourneyId,
      KpiName: 'emails-opened-grouped-by-journey-activity',
      KpiResult: {
        Rows: [
          {
            GroupedBys: [{ Key: 'JourneyActivityId', Type: 'String', Value: 'hello' }],
            ...value('EmailsOpened', '1.0'),
          },
        ],
      },
    });
  });
});

describe('a number that nobody knows is not told', () => {
  it('of a project that sent nothing', async () => {
    const projectId = await makeProject(world.ctx);
    for (const name of ['txn-emails-sent', 'txn-emails-opened', 'txn-emails-delivery-rate']) {
      expect(await rowsOf(projectId, name)).toEqual([]);
    }
  });

  it('as zero, where nothing could have reported it; what is watched is zero', async () => {
    const projectId = await makeProject(world.ctx);
    await writeLedger(world.ctx, projectId, [
      message({}),
      message({ channel: 'SMS', country: 'DE', parts: 1 }),
    ]);
    expect(await rowsOf(projectId, 'txn-emails-opened')).toEqual([value('TxnEmailsOpened', '0.0')]);
    expect(await rowsOf(projectId, 'txn-emails-delivered')).toEqual([
      value('TxnEmailsDelivered', '1.0'),
    ]);
    for (const name of [
      'txn-emails-clicked',
      'txn-emails-unique-clicks',
      'txn-emails-hard-bounced',
      'txn-emails-soft-bounced',
      'txn-emails-with-complaints',
      'txn-emails-complaint-rate',
      'txn-sms-delivered',
      'txn-sms-delivery-rate-grouped-by-date',
      'txn-sms-total-price-grouped-by-country',
      'txn-sms-error-distribution',
    ]) {
      expect(await rowsOf(projectId, name), name).toEqual([]);
    }
  });

  it('where its group has no name', async () => {
    const projectId = await makeProject(world.ctx);
    await writeLedger(world.ctx, projectId, [message({ channel: 'SMS', parts: 1 })]);
    expect(await rowsOf(projectId, 'txn-sms-sent')).toHaveLength(1);
    expect(await rowsOf(projectId, 'txn-sms-sent-grouped-by-country')).toEqual([]);
  });
});

it('leaves out prices that can be none: events come from outside, and their sum must stay a number', async () => {
  const projectId = await makeProject(world.ctx);
  const priced = (price: number) =>
    message({
      channel: 'SMS',
      country: 'DE',
      parts: 1,
      reports: [{ type: '_SMS.SUCCESS', at: new Date(), price }],
    });
  await writeLedger(world.ctx, projectId, [1.7e308, 1.7e308, -5, 645].map(priced));
  const [row] = await rowsOf(projectId, 'txn-sms-total-price-grouped-by-country');
  expect(row).toMatchObject(value('TxnSmsTotalPrice', '645.0'));
});

it('counts texts that could not be sent by why', async () => {
  const projectId = await makeProject(world.ctx);
  await world.ctx
    .db('channels')
    .where({ project_id: projectId, type: 'SMS' })
    .update({ enabled: false });
  const content = { channel: 'SMS', body: 'Hi' } as const;
  await deliver(world.ctx, [
    request(projectId, addressOf('SMS', '+12065550142'), { content }),
    request(projectId, addressOf('SMS', '+12065550143'), { content }),
  ]);
  expect(await rowsOf(projectId, 'txn-sms-error-distribution')).toEqual([
    {
      GroupedBys: [{ Key: 'ErrorCode', Type: 'String', Value: 'CHANNEL_DISABLED' }],
      ...value('TxnSmsErrorDistribution', '2.0'),
    },
  ]);
});

it('is told of one campaign and its runs, for an SDK client', async () => {
  const { ApplicationId, create, mail } = await campaignProject(world.ctx);
  const { Id: CampaignId } = await create(mail);
  const ask = async () => {
    const { CampaignDateRangeKpiResponse: told } = await world.client().send(
      new GetCampaignDateRangeKpiCommand({
        ApplicationId,
        CampaignId,
        KpiName: 'attempted-deliveries-grouped-by-campaign-activity',
      }),
    );
    expect(told).toMatchObject({ ApplicationId, CampaignId });
    return told?.KpiResult?.Rows;
  };
  expect(await ask()).toEqual([]);
  const ofRun = { source: 'campaign', owner: CampaignId, runId: 'r1' } as const;
  await writeLedger(world.ctx, ApplicationId, [
    message(ofRun),
    message({ ...ofRun, state: 'unknown' }),
    message({ ...ofRun, owner: 'another' }),
  ]);
  expect(await ask()).toEqual([
    {
      GroupedBys: [{ Key: 'CampaignActivityId', Type: 'String', Value: 'r1' }],
      ...value('AttemptedDeliveries', '1.0'),
    },
  ]);
});

it('is not moved by events that name a message which is not theirs, or none', async () => {
  const projectId = await makeProject(world.ctx);
  const sent = message({ endpointId: 'ann' });
  await writeLedger(world.ctx, projectId, [sent]);
  const opened = { type: '_email.open', at: new Date(), metrics: {} };
  await recordEvents(world.ctx, projectId, [
    { ...opened, endpointId: 'eve', id: 'e1', attributes: { message_id: sent.id } },
    { ...opened, endpointId: 'ann', id: 'e2', attributes: { message_id: "'; drop table x" } },
    { ...opened, endpointId: 'ann', id: 'e3', attributes: {} },
  ]);
  expect(await rowsOf(projectId, 'txn-emails-opened')).toEqual([value('TxnEmailsOpened', '0.0')]);
});

it('is of the caller and of what there is', async () => {
  const ApplicationId = await makeProject(world.ctx);
  const client = world.client();
  const gone = { name: 'NotFoundException' };
  await expect(
    client.send(
      new GetJourneyDateRangeKpiCommand({
        ApplicationId,
        JourneyId: newId(),
        KpiName: 'journey-emails-sent',
      }),
    ),
  ).rejects.toMatchObject(gone);
  await expect(
    client.send(
      new GetCampaignDateRangeKpiCommand({
        ApplicationId,
        CampaignId: newId(),
        KpiName: 'unique-deliveries',
      }),
    ),
  ).rejects.toMatchObject(gone);
  await expect(
    getApplicationDateRangeKpi(
      { ...world.ctx, account: 'somebody else' },
      { ApplicationId, KpiName: 'txn-emails-sent' },
    ),
  ).rejects.toThrow('Application not found');
});
