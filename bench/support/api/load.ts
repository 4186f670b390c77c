import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import type { SignedRequest } from './signing.ts';

export interface Answer {
  /** When it was asked for, by this process's `performance.now()`. */
  readonly since: number;
  readonly ms: number;
  readonly body: string;
}

export interface Load {
  readonly seconds: number;
  readonly answers: readonly Answer[];
}

async function send(pool: Pool, request: SignedRequest, since: number): Promise<Answer> {
  const { statusCode, body } = await pool.request(request);
  const text = await body.text();
  if (statusCode >= 300) throw new Error(`${request.path} was answered ${statusCode}: ${text}`);
  return { since, ms: performance.now() - since, body: text };
}

async function timed(url: string, connections: number, run: (pool: Pool) => Promise<Answer[]>) {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const begun = performance.now();
  try {
    const answers = await run(pool);
    return { seconds: (performance.now() - begun) / 1000, answers };
  } finally {
    await pool.close();
  }
}

/** As fast as `connections` clients get their answers. */
export function asFastAsAnswered(
  url: string,
  requests: readonly SignedRequest[],
  connections: number,
): Promise<Load> {
  return timed(url, connections, async (pool) => {
    const queue = requests.values();
    const answers: Answer[] = [];
    const client = async (): Promise<void> => {
      for (const request of queue) answers.push(await send(pool, request, performance.now()));
    };
    await Promise.all(Array.from({ length: connections }, client));
    return answers;
  });
}

/**
 * One request every 1/rate seconds, whether the ones before are answered or not. The time of an answer counts
 * from when its request was due, so a server that stalls is charged for every request that had to wait.
 */
export function atRate(
  url: string,
  requests: readonly SignedRequest[],
  perSecond: number,
): Promise<Load> {
  return timed(url, 50, async (pool) => {
    const begun = performance.now();
    const pending: Promise<Answer>[] = [];
    for (const [at, request] of requests.entries()) {
      const due = begun + (at * 1000) / perSecond;
      // A timer is up to a millisecond late, which is not the server's.
      if (due - performance.now() > 2) await sleep(due - performance.now() - 2);
      while (performance.now() < due) await setImmediate();
      pending.push(send(pool, request, due));
    }
    return Promise.all(pending);
  });
}

/** The time within which this share of the answers came. */
export function percentile(answers: readonly Pick<Answer, 'ms'>[], share: number): number {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
