import type { BenchWorld } from './bench-world.ts';
import { asFastAsAnswered, atRate, percentile } from './load.ts';
import type { Call } from './signing.ts';

const PER_SECOND = 200;

/** Signed GetEndpoint at a fixed rate, of endpoints that the batch figure has stored. */
export async function getEndpointFigure(world: BenchWorld, seconds: number): Promise<string[]> {
  const calls = Array.from({ length: PER_SECOND * seconds }, (_, n): Call => ({
    method: 'GET',
    path: `/v1/apps/${world.projectId}/endpoints/customer-${(n * 7919) % 1000}`,
  }));
  const requests = await world.sign(calls);
  await asFastAsAnswered(world.url, requests.slice(0, PER_SECOND * 2), 4);
  const { answers } = await atRate(world.url, requests, PER_SECOND);
  const wrong = answers.find(({ body }) => !body.includes('"Id":"customer-'));
  if (wrong) throw new Error(`GetEndpoint answered ${wrong.body}`);
  const ms = (share: number) => `${percentile(answers, share).toFixed(1)} ms`;
  return [
    `GetEndpoint at ${PER_SECOND}/s        p50 ${ms(0.5)}, p99 ${ms(0.99)} (target < 10 ms), most ${ms(1)}`,
    `  ${answers.length} answers, each counted from when its request was due`,
  ];
}
