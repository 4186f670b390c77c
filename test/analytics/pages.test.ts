import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getApplicationDateRangeKpi } from '../../src/analytics/index.ts';
import { makeProject } from '../deliveries/sending-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { message, writeLedger } from './ledger.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('the rows of a metric', () => {
  it('come page by page for who asks so, and all at once otherwise', async () => {
    const ApplicationId = await makeProject(world.ctx);
    const days = (count: number) => new Date(Date.now() - count * 86_400_000 - 60_000);
    const messages = [0, 1, 2, 3, 4].map((ago) => message({ at: days(ago) }));
    await writeLedger(world.ctx, ApplicationId, messages);
    const KpiName = 'txn-emails-sent-grouped-by-date';
    const page = async (PageSize?: string, NextToken?: string) => {
      const asked = { ApplicationId, KpiName, PageSize, NextToken };
      const answer = await getApplicationDateRangeKpi(world.ctx, asked);
      const dates = answer.KpiResult.Rows.map(({ GroupedBys }) => GroupedBys?.[0]?.Value);
      return { dates, token: answer.NextToken };
    };
    const all = await page();
    expect(all).toEqual({ dates: [...all.dates].sort(), token: undefined });
    expect(all.dates).toHaveLength(5);
    const first = await page('2');
    const second = await page('2', first.token);
    const third = await page('2', second.token);
    expect([...first.dates, ...second.dates, ...third.dates]).toEqual(all.dates);
    expect(third).toMatchObject({ dates: [expect.anything()], token: undefined });
    await expect(page('none')).rejects.toThrow('page-size is "none": expected');
    await expect(page('2', 'x')).rejects.toThrow('next-token is not valid');
  });
});
