import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { FREEZE_MS, type PlannedStrike, type Strike } from '../generate/troubles.ts';
import type { Stack } from './stack.ts';

export type StrikeCounts = Record<Strike, number>;

/** Strikes as planned; what is down at its moment is not struck twice. Answers with what was struck. */
export async function strikeAll(
  stack: Stack,
  strikes: readonly PlannedStrike[],
  { note, signal }: { note: (line: string) => void; signal: AbortSignal },
): Promise<StrikeCounts> {
  const counts: StrikeCounts = {
    worker: 0,
    freeze: 0,
    api: 0,
    temporal: 0,
    postgres: 0,
    backend: 0,
    connections: 0,
  };
  const began = Date.now();
  for (const { at, what } of strikes) {
    await sleep(Math.max(0, began + at - Date.now()), undefined, { signal });
    const struck = await strike(stack, what);
    counts[what] += struck;
    note(`strikes ${what}${struck > 0 ? '' : ': is down already'}`);
  }
  return counts;
}

async function strike({ servers, databaseUrl }: Stack, what: Strike): Promise<number> {
  switch (what) {
    case 'worker':
    case 'api':
    case 'temporal':
    case 'postgres':
      return servers[what].signal('SIGKILL') ? 1 : 0;
    case 'freeze': {
      const { worker } = servers;
      setTimeout(() => worker.signal('SIGCONT'), FREEZE_MS);
      return worker.signal('SIGSTOP') ? 1 : 0;
    }
    case 'backend': {
      const [pid] = await asking<{ pid: number }>(
        databaseUrl,
        `select pid from pg_stat_activity where application_name like 'cairn%' order by random() limit 1`,
      );
      return pid && killed(pid.pid) ? 1 : 0;
    }
    case 'connections':
      return (
        await asking(
          databaseUrl,
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'cairn%'`,
        )
      ).length;
  }
}

/** What Postgres answers; nothing while it is away. */
async function asking<T extends object>(databaseUrl: string, sql: string): Promise<T[]> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'strikes',
    connectionTimeoutMillis: 1_000,
  });
  // The server may be killed while this waits for it; the answer to the question says so.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } catch {
    return [];
  } finally {
    await client.end().catch(() => undefined);
  }
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in between.
    return false;
  }
}
