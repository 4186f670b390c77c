import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateRangeKpi } from '../../src/analytics/date-range-kpi.ts';
import type { Scope } from '../../src/domain/kpi/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { DOCUMENTED } from '../domain/kpi/documented.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { writeLedger, type Message, type Report } from './ledger.ts';
import { recount, SCOPE_OF_OWNER } from './recount.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const HOUR = 60 * 60_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);
const range = { start: ago(31 * 24), end: ago(24) };

const time = fc.nat({ max: 33 * 24 * 60 }).map((minutes) => ago(minutes / 60));
const among = <const T>(...values: T[]) => fc.constantFrom(...values);
const report = (...types: string[]): fc.Arbitrary<Report> =>
  fc.record({ type: among(...types), at: time });
const textReport: fc.Arbitrary<Report> = fc.oneof(
  fc.record({ type: among('_SMS.SUCCESS'), at: time, price: fc.nat(900) }),
  fc.record({
    type: among('_SMS.FAILURE'),
    at: time,
    recordStatus: among('BLOCKED', 'SPAM'),
    price: fc.nat(900),
  }),
);

const owned = { owner: among('o1', 'o2'), runId: among('r1', 'r2') };
const sender: fc.Arbitrary<Pick<Message, 'source' | 'owner' | 'runId' | 'stepId'>> = fc.oneof(
  fc.record({ source: among('campaign'), ...owned }),
  fc.record({ source: among('journey'), ...owned, stepId: among('s1', 's2') }),
  fc.record({ source: among('direct', 'otp') }),
);
const content: fc.Arbitrary<Pick<Message, 'channel' | 'country' | 'parts' | 'reports'>> = fc.oneof(
  fc.record({
    channel: among('EMAIL'),
    reports: fc.array(
      report(
        ...['open', 'open', 'click', 'hardbounce', 'softbounce', 'softbounce', 'complaint'],
        ...['delivered', 'rejected', 'unsubscribe'],
      ).map(({ type, at }) => ({ at, type: `_email.${type}` })),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    channel: among('SMS'),
    country: fc.option(among('DE', 'US'), { nil: undefined }),
    parts: fc.integer({ min: 1, max: 3 }),
    reports: fc.array(textReport, { maxLength: 1 }),
  }),
  fc.record({
    channel: among('GCM', 'APNS'),
    reports: fc.array(report('_campaign.opened_notification'), { maxLength: 2 }),
  }),
);
const message: fc.Arbitrary<Message> = fc
  .record({
    sender,
    content,
    at: time,
    state: among(
      'accepted',
      'accepted',
      'accepted',
      'rejected',
      'refused',
      'unknown',
      'handed_over',
    ),
    endpointId: fc.option(among('ann', 'bob', 'eve'), { nil: undefined }),
  })
  .map(({ sender, content, ...rest }) => ({
    ...sender,
    ...content,
    ...rest,
    ...(rest.state === 'accepted' ? {} : { reason: 'PROVIDER_REJECTED' }),
    id: randomUUID(),
  }))
  .map((given) => ({
    ...given,
    // What is told of a message comes after it.
    reports: given.reports.map((told) => ({
      ...told,
      at: new Date(given.at.getTime() + NOW.getTime() - told.at.getTime()),
    })),
    // An app names no message that it opens: what it says holds for all of the campaign's run that it got.
    ...(given.channel === 'GCM' || given.channel === 'APNS'
      ? { endpointId: `app/${given.id}` }
      : {}),
  }));

let world: TestWorld;
let projectId: string;
let messages: Message[];
beforeAll(async () => {
  world = await testWorld();
  const app = async () =>
    (await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } })).Id;
  [projectId] = [await app()];
  // A seed of its own, so that a failure comes again.
  messages = fc.sample(message, { numRuns: 1000, seed: 4 });
  await writeLedger(world.ctx, projectId, messages);
  await writeLedger(world.ctx, await app(), fc.sample(message, { numRuns: 50, seed: 5 }));
});
afterAll(() => world.close());

async function told(scope: Scope, KpiName: string, owner?: string) {
  const { KpiResult } = await dateRangeKpi(
    { ...world.ctx, now: () => NOW },
    scope,
    { KpiName, StartTime: range.start.toISOString(), EndTime: range.end.toISOString() },
    {
      projectId,
      ...(scope === 'campaign' && { campaignId: owner }),
      ...(scope === 'journey' && { journeyId: owner }),
    },
  );
  return KpiResult.Rows.map(
    ({ GroupedBys, Values }) =>
      [GroupedBys?.[0]?.Value ?? '', Number(Values[0]?.Value)] as [string, number],
  );
}

const CASES = (['application', 'campaign', 'journey'] as const).flatMap((scope) =>
  DOCUMENTED[scope].map((name) => [scope, name] as const),
);

describe('every metric is what a recount of the ledger says', () => {
  it.each(CASES)('%s: %s', async (scope, name) => {
    const owner = SCOPE_OF_OWNER[scope] && 'o1';
    const rows = await told(scope, name, owner);
    const expected = [...recount(name, messages, { ...range, owner })];
    expect(rows.map(([group]) => group)).toEqual(expected.map(([group]) => group));
    rows.forEach(([, value], at) => expect(value).toBeCloseTo(expected[at]?.[1] ?? NaN, 9));
    expect(expected.length, 'the ledger has no message for this metric').toBeGreaterThan(0);
  });
});
