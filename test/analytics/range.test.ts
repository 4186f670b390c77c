import { GetApplicationDateRangeKpiCommand } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { makeProject } from '../deliveries/sending-world.ts';
import { message, writeLedger } from './ledger.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

describe('the range', () => {
  it('holds both of its ends, and days end at midnight UTC', async () => {
    const projectId = await makeProject(world.ctx);
    const day = new Date(Date.now() - 3 * 24 * 60 * 60_000).toISOString().slice(0, 10);
    const at = (time: string) => new Date(`${day}T${time}Z`);
    await writeLedger(
      world.ctx,
      projectId,
      ['00:00:00.000', '12:00:00.000', '23:59:59.999'].map((time) => message({ at: at(time) })),
    );
    const count = async (start: string, end: string) => {
      const { ApplicationDateRangeKpiResponse: told } = await world.client().send(
        new GetApplicationDateRangeKpiCommand({
          ApplicationId: projectId,
          KpiName: 'txn-emails-sent-grouped-by-date',
          StartTime: at(start),
          EndTime: at(end),
        }),
      );
      expect(told?.StartTime).toEqual(at(start));
      expect(told?.EndTime).toEqual(at(end));
      return told?.KpiResult?.Rows?.map(
        ({ GroupedBys, Values }) => `${GroupedBys?.[0]?.Value} ${Values?.[0]?.Value}`,
      );
    };
    expect(await count('00:00:00', '23:59:59.999')).toEqual([`${day} 3.0`]);
    expect(await count('00:00:00.001', '12:00:00')).toEqual([`${day} 1.0`]);
    expect(await count('12:00:00.001', '23:59:59.998')).toEqual([]);
  });

  it('and the name are refused with all that is wrong with them', async () => {
    const ApplicationId = await makeProject(world.ctx);
    const asked = new GetApplicationDateRangeKpiCommand({
      ApplicationId,
      KpiName: 'emails-sent',
      StartTime: new Date('2020-01-01T00:00:00Z'),
      EndTime: new Date('2019-01-01T00:00:00Z'),
    });
    await expect(world.client().send(asked)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringMatching(
        /^kpi-name is "emails-sent": .* such as txn-emails-sent, .*; end-time .* is before start-time .*; start-time .* days ago: expected less than 90 days$/,
      ),
    });
  });

  it('does not begin in the future', async () => {
    const ApplicationId = await makeProject(world.ctx);
    const at = (days: number) => new Date(Date.now() + days * 86_400_000);
    const asked = (from: number, to: number) =>
      world.client().send(
        new GetApplicationDateRangeKpiCommand({
          ApplicationId,
          KpiName: 'txn-emails-sent',
          StartTime: at(from),
          EndTime: at(to),
        }),
      );
    await expect(asked(1, 2)).rejects.toThrow(/^start-time \(.*\) is in the future$/);
    await expect(asked(-1, 1)).resolves.toBeDefined();
  });

  it('may be a date alone, which is its midnight in UTC', async () => {
    const ApplicationId = await makeProject(world.ctx);
    const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
    const day = new Date().toISOString().slice(0, 10);
    const get = (query: string) =>
      fetch(`${world.url}/v1/apps/${ApplicationId}/kpis/daterange/txn-emails-sent?${query}`, {
        headers: { authorization: `Bearer ${key.ApiKey}` },
      });
    const answer = await get(`start-time=${day}`);
    expect(await answer.json()).toEqual({
      ApplicationId,
      KpiName: 'txn-emails-sent',
      StartTime: `${day}T00:00:00.000Z`,
      EndTime: expect.stringMatching(/Z$/),
      KpiResult: { Rows: [] },
    });
    expect((await get('start-time=2026-02-30')).status).toBe(400);
    expect((await get('start-time=')).status).toBe(400);
  });
});
