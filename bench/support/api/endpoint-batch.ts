import { type BenchWorld, costs } from './bench-world.ts';
import { copyRate } from './copy.ts';
import type { Call } from './signing.ts';

const ENDPOINTS_A_CALL = 100;

function call(projectId: string, n: number, visit: number): Call {
  const Item = Array.from({ length: ENDPOINTS_A_CALL }, (_, i) => {
    const number = n * ENDPOINTS_A_CALL + i;
    return {
      Id: `customer-${number}`,
      ChannelType: 'EMAIL',
      Address: `customer-${number}@example.com`,
      Attributes: { plan: ['gold'], interests: ['garden', 'kitchen'], visit: [String(visit)] },
      Metrics: { visits: visit, orders: number % 7 },
      Demographic: { Platform: 'ios', Locale: 'en_US', Timezone: 'Europe/Berlin' },
      Location: { Country: 'DE', City: 'Berlin' },
      User: { UserId: `user-${number}`, UserAttributes: { tier: ['silver'] } },
    };
  });
  return { method: 'PUT', path: `/v1/apps/${projectId}/endpoints`, body: { Item } };
}

/** Signed UpdateEndpointsBatch with 100 endpoints a call: new ones, then the same again; beside COPY. */
export async function endpointBatchFigure(world: BenchWorld, count: number): Promise<string[]> {
  const { projectId, db } = world;
  const calls = (visit: number, from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => call(projectId, from + i, visit));
  const warmUp = Math.ceil(count / 5);
  await world.measure(calls(1, 0, warmUp), 8);
  await world.measure(calls(2, 0, warmUp), 8);
  const made = await world.measure(calls(1, warmUp, warmUp + count), 8);
  const changed = await world.measure(calls(2, warmUp, warmUp + count), 8);

  const [row] = await db('endpoints')
    .where({ project_id: projectId })
    .whereRaw(`metrics @> '{"visits": 2}'`)
    .select<{ n: number }[]>(db.raw('count(*) as n'));
  const expected = (warmUp + count) * ENDPOINTS_A_CALL;
  if (row?.n !== expected) {
    throw new Error(`${expected} endpoints were accepted twice, ${row?.n} are stored so`);
  }
  const rate = (seconds: number) => (count * ENDPOINTS_A_CALL) / seconds;
  const copy = await copyRate(world.databaseUrl, 'endpoints', projectId);
  const line = (what: string, value: number) =>
    `UpdateEndpointsBatch, ${what}  ${value.toFixed(0)} endpoints/s (target ≥ 3,000)`;
  return [
    line('new     ', rate(made.seconds)),
    `  ${costs(made)}`,
    line('existing', rate(changed.seconds)),
    `  ${costs(changed)}`,
    `  COPY of the same rows    ${copy.toFixed(0)} rows/s: ${(rate(made.seconds) / copy).toFixed(2)} and ` +
      `${(rate(changed.seconds) / copy).toFixed(2)} of it; all ${expected} accepted endpoints are stored`,
  ];
}
