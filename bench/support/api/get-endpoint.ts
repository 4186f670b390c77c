import { type BenchWorld, costs } from './bench-world.ts';
import type { Call } from './signing.ts';

const PER_SECOND = 200;

const ENDPOINTS = 1000;

async function storeEndpoints(world: BenchWorld): Promise<void> {
  const batch = (n: number): Call => ({
    method: 'PUT',
    path: `/v1/apps/${world.projectId}/endpoints`,
    body: {
      Item: Array.from({ length: 100 }, (_, i) => ({
        Id: `reader-${n * 100 + i}`,
        ChannelType: 'EMAIL',
        Address: `reader-${n * 100 + i}@example.com`,
        Attributes: { interests: ['garden', 'kitchen'], plan: ['gold'] },
        Demographic: { Platform: 'ios', Locale: 'en_US', Timezone: 'Europe/Berlin' },
        User: { UserId: `reader-${n * 100 + i}`, UserAttributes: { tier: ['silver'] } },
      })),
    },
  });
  await world.measure(
    Array.from({ length: ENDPOINTS / 100 }, (_, n) => batch(n)),
    4,
  );
}

/** Signed GetEndpoint at a fixed rate. */
export async function getEndpointFigure(world: BenchWorld, seconds: number): Promise<string[]> {
  await storeEndpoints(world);
  const calls = Array.from({ length: PER_SECOND * seconds }, (_, n): Call => ({
    method: 'GET',
    path: `/v1/apps/${world.projectId}/endpoints/reader-${(n * 7919) % ENDPOINTS}`,
  }));
  await world.measure(calls.slice(0, PER_SECOND * 10), 2);
  const measured = await world.measureAtRate(calls, PER_SECOND);
  const { answers } = measured;
  const wrong = answers.find(({ body }) => !body.includes('"Id":"reader-'));
  if (wrong) throw new Error(`GetEndpoint answered ${wrong.body}`);
  return [
    `GetEndpoint at ${PER_SECOND}/s, p99 < 10 ms wanted; each answer counts from when its request was due`,
    `  ${costs(measured)}`,
  ];
}
