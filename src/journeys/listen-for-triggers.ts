import pg from 'pg';
import type { Deps } from '../context.ts';
import { refreshChanged } from './refresh-changed.ts';
import { takeBatch } from './take-triggers.ts';

const RECONNECT_MS = 1_000;

/** So many take their first steps at once; of more, as when a provider is slow, the workflows take them. */
const FIRST_STEPS_AT_ONCE = 200;

/** What is done when Postgres notifies on a channel; it goes on until there is nothing left. */
interface Work {
  run(deps: Deps, isStopped: () => boolean): Promise<void>;
  /** When what it began has come to its end. */
  settled(): Promise<unknown>;
}

function eventWork(): Work {
  const underWay = new Set<Promise<void>>();
  let count = 0;
  return {
    async run(deps, isStopped) {
      while (!isStopped()) {
        const { taken, entered, begun } = await takeBatch(deps, count < FIRST_STEPS_AT_ONCE);
        if (taken === 0) return;
        count += entered;
        const ending = begun.finally(() => {
          count -= entered;
          underWay.delete(ending);
        });
        underWay.add(ending);
      }
    },
    settled: () => Promise.all(underWay),
  };
}

const segmentWork: Work = { run: refreshChanged, settled: () => Promise.resolve() };

/**
 * Takes stored events, and changes of segments, as they come: Postgres notifies when a transaction that wrote
 * some commits. After a lost connection it takes what came meanwhile. The sweep is the safety net.
 */
export async function listenForTriggers(deps: Deps): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let client: pg.Client | undefined;
  let reconnect: NodeJS.Timeout | undefined;
  const takers = new Map([
    ['cairn_triggers', taker(deps, () => stopped, eventWork())],
    ['cairn_segments', taker(deps, () => stopped, segmentWork)],
  ]);

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
function taker(deps: Deps, isStopped: () => boolean, work: Work) {
  let again = false;
  let taking: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    do {
      again = false;
      try {
        await work.run(deps, isStopped);
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
    async settled() {
      await taking;
      await work.settled();
    },
  };
}
