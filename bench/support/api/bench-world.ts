import type { Knex } from 'knex';
import { connectDatabase } from '../../../src/database.ts';
import type { Servers } from '../servers.ts';
import { cpuSeconds } from './cpu-time.ts';
import { asFastAsAnswered, atRate, type Load, percentile } from './load.ts';
import type { ApiProcess } from './process.ts';
import { type Call, signAll, type SignedRequest } from './signing.ts';

/** A running API with a project of its own, and how to ask it. */
export interface BenchWorld {
  readonly databaseUrl: string;
  readonly db: Knex;
  readonly projectId: string;
  /** Signs the calls, sends them over this many connections, and says what they cost. */
  measure(calls: readonly Call[], connections: number): Promise<Measured>;
  /** The same at a fixed rate. */
  measureAtRate(calls: readonly Call[], perSecond: number): Promise<Measured>;
  close(): Promise<void>;
}

export interface Measured extends Load {
  /** Processor time of the API and of Postgres, in milliseconds a call. */
  readonly cpu: { readonly api: number; readonly postgres: number };
}

type Send = (requests: readonly SignedRequest[]) => Promise<Load>;

export async function benchWorld(api: ApiProcess, servers: Servers): Promise<BenchWorld> {
  const db = connectDatabase(servers.databaseUrl, { max: 2 });
  const sign = (calls: readonly Call[]) => signAll(api, calls);
  const create = await sign([{ method: 'POST', path: '/v1/apps', body: { Name: 'bench' } }]);
  const [created] = (await asFastAsAnswered(api.url, create, 1)).answers;
  const project: unknown = JSON.parse(created?.body ?? '');
  if (typeof project !== 'object' || project === null || !('Id' in project)) {
    throw new Error('CreateApp answered without an Id');
  }
  const used = async () => ({
    api: await cpuSeconds(api.pid),
    postgres: await cpuSeconds(servers.postgresPid),
  });
  const costing = async (calls: readonly Call[], send: Send): Promise<Measured> => {
    const requests = await sign(calls);
    const before = await used();
    const load = await send(requests);
    const after = await used();
    const perCall = (part: 'api' | 'postgres') =>
      ((after[part] - before[part]) * 1000) / calls.length;
    return { ...load, cpu: { api: perCall('api'), postgres: perCall('postgres') } };
  };
  return {
    databaseUrl: servers.databaseUrl,
    db,
    projectId: String(project.Id),
    measure: (calls, connections) =>
      costing(calls, (requests) => asFastAsAnswered(api.url, requests, connections)),
    measureAtRate: (calls, perSecond) =>
      costing(calls, (requests) => atRate(api.url, requests, perSecond)),
    close: () => db.destroy(),
  };
}

/** `p50 12 ms, p99 30 ms; processor a call: API 5.1 ms, Postgres 4.2 ms`. */
export function costs({ answers, cpu }: Measured): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return (
    `p50 ${ms(percentile(answers, 0.5))}, p99 ${ms(percentile(answers, 0.99))}; ` +
    `processor a call: API ${ms(cpu.api)}, Postgres ${ms(cpu.postgres)}`
  );
}
