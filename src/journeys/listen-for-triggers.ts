import pg from 'pg';
import type { Deps } from '../context.ts';
import { refreshChanged } from './refresh-changed.ts';
import { takeTriggers } from './take-triggers.ts';

const RECONNECT_MS = 1_000;

/** What is done when Postgres notifies on a channel; each goes on until there is nothing left. */
const WORK: Readonly<Record<string, (deps: Deps, isStopped: () => boolean) => Promise<void>>> = {
  async cairn_triggers(deps, isStopped) {
    while (!isStopped() && (await takeTriggers(deps)) > 0);
  },
  cairn_segments: (deps) => refreshChanged(deps),
};

/**
 * Takes stored events, and changes of segments, as they come: Postgres notifies when a transaction that wrote
 * some commits. After a lost connection it takes what came meanwhile. The sweep is the safety net.
 */
export async function listenForTriggers(deps: Deps): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let client: pg.Client | undefined;
  let reconnect: NodeJS.Timeout | undefined;
  const takers = new Map(
    Object.entries(WORK).map(([channel, work]) => [channel, taker(deps, () => stopped, work)]),
  );

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: deps.settings.databaseUrl,
      application_name: 'cairn-triggers',
      keepAlive: true,
    });
    next.on('notification', ({ channel }) => takers.get(channel)?.wake());
    next.on('error', (error) => deps.log.warn({ err: error }, 'The listener lost Postgres'));
    next.on('end', retryLater);
    await next.connect();
    for (const channel of takers.keys()) await next.query(`listen ${channel}`);
    client = next;
    for (const one of takers.values()) one.wake();
  };
  // The only wait on a clock here: between attempts to reach a Postgres that is gone.
  function retryLater(): void {
    if (stopped || reconnect) return;
    reconnect = setTimeout(() => {
      reconnect = undefined;
      connect().catch(retryLater);
    }, RECONNECT_MS);
  }

  await connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(reconnect);
      await client?.end();
      for (const one of takers.values()) await one.settled();
    },
  };
}

/** One round of work at a time; a notification during one asks for another. */
function taker(
  deps: Deps,
  isStopped: () => boolean,
  work: (deps: Deps, isStopped: () => boolean) => Promise<void>,
) {
  let again = false;
  let taking: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    do {
      again = false;
      try {
        await work(deps, isStopped);
      } catch (err) {
        deps.log.error(
          { err },
          'What Postgres told could not be taken; it stays for the next attempt',
        );
      }
    } while (again && !isStopped());
  };
  return {
    wake(): void {
      again = true;
      taking ??= drain().finally(() => {
        taking = undefined;
      });
    },
    settled: async () => taking,
  };
}
