import { type BenchWorld, costs } from './bench-world.ts';
import { copyRate } from './copy.ts';
import type { Call } from './signing.ts';

const ENDPOINTS_A_CALL = 10;
const EVENTS_AN_ENDPOINT = 10;
const EVENTS_A_CALL = ENDPOINTS_A_CALL * EVENTS_AN_ENDPOINT;

const numbered = <T>(count: number, make: (n: number) => [string, T]) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => make(n)));

/** What a back end reports that collects the events of ten apps before it sends them. */
function call(projectId: string, n: number): Call {
  const BatchItem = numbered(ENDPOINTS_A_CALL, (e) => {
    const Events = numbered(EVENTS_AN_ENDPOINT, (i) => [
      `event-${n}-${i}`,
      {
        EventType: i % 3 === 0 ? '_monetization.purchase' : 'product.viewed',
        Timestamp: new Date(1_790_000_000_000 + n * 1000 + i).toISOString(),
        Attributes: { category: `category-${i}`, screen: 'product', source: 'search' },
        Metrics: { price: i + 0.99, quantity: 1 },
        Session: { Id: `session-${n}`, StartTimestamp: '2026-09-20T09:00:00.000Z' },
        AppPackageName: 'com.example.shop',
        AppVersionCode: '42',
      },
    ]);
    const Endpoint = { Demographic: { AppVersion: '4.2', Platform: 'ios' } };
    return [`endpoint-${(n * ENDPOINTS_A_CALL + e) % 5000}`, { Endpoint, Events }];
  });
  return { method: 'POST', path: `/v1/apps/${projectId}/events`, body: { BatchItem } };
}

/** Signed PutEvents with 100 events a call, beside COPY of the rows that they made. */
export async function putEventsFigure(world: BenchWorld, count: number): Promise<string[]> {
  const { projectId, db } = world;
  const calls = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => call(projectId, from + i));
  const warmUp = Math.ceil(count / 5);
  await world.measure(calls(0, warmUp), 8);
  const measured = await world.measure(calls(warmUp, warmUp + count), 8);

  const refused = measured.answers.filter(({ body }) => /"StatusCode":(?!202)/.test(body));
  if (refused.length > 0) throw new Error(`An event was refused: ${refused[0]?.body}`);
  const [row] = await db('events')
    .where({ project_id: projectId })
    .select<{ n: number }[]>(db.raw('count(*) as n'));
  const expected = (warmUp + count) * EVENTS_A_CALL;
  if (row?.n !== expected)
    throw new Error(`${expected} events were accepted, ${row?.n} are stored`);

  const rate = (count * EVENTS_A_CALL) / measured.seconds;
  const copy = await copyRate(world.databaseUrl, 'events', projectId);
  return [
    `PutEvents, ${EVENTS_A_CALL} a call      ${rate.toFixed(0)} events/s (target ≥ 10,000), p99 < 250 ms wanted`,
    `  ${costs(measured)}`,
    `  COPY of the same rows    ${copy.toFixed(0)} rows/s: ${(rate / copy).toFixed(2)} of it; all ${expected} accepted events are stored`,
  ];
}
