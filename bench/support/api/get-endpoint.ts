import type { BenchWorld } from './bench-world.ts';
import { asFastAsAnswered, atRate, percentile } from './load.ts';
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
  const requests = await world.sign(calls);
  await asFastAsAnswered(world.url, requests.slice(0, PER_SECOND * 2), 4);
  const { answers } = await atRate(world.url, requests, PER_SECOND);
  const wrong = answers.find(({ body }) => !body.includes('"Id":"reader-'));
  if (wrong) throw new Error(`GetEndpoint answered ${wrong.body}`);
  const ms = (share: number) => `${percentile(answers, share).toFixed(1)} ms`;
  return [
    `GetEndpoint at ${PER_SECOND}/s        p50 ${ms(0.5)}, p99 ${ms(0.99)} (target < 10 ms), most ${ms(1)}`,
    `  ${answers.length} answers, each counted from when its request was due`,
  ];
}
