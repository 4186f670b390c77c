import pg from 'pg';
import type { Deps } from '../context.ts';
import { takeTriggers } from './take-triggers.ts';

const RECONNECT_MS = 1_000;

/**
 * Takes stored events as they come: Postgres notifies when a transaction that wrote some commits. After a
 * lost connection it takes what came meanwhile. The sweep is the safety net.
 */
export async function listenForTriggers(deps: Deps): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let again = false;
  let taking: Promise<void> | undefined;
  let client: pg.Client | undefined;
  let reconnect: NodeJS.Timeout | undefined;

  const drain = async (): Promise<void> => {
    do {
      again = false;
      try {
        while (!stopped && (await takeTriggers(deps)) > 0);
      } catch (error) {
        deps.log.error(
          { err: error },
          'Stored events could not be taken; they stay for the next attempt',
        );
      }
    } while (again && !stopped);
  };
  // One drain at a time; a notification during one asks for another round.
  const wake = (): void => {
    again = true;
    taking ??= drain().finally(() => {
      taking = undefined;
    });
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: deps.settings.databaseUrl,
      application_name: 'cairn-triggers',
      keepAlive: true,
    });
    next.on('notification', wake);
    next.on('error', (error) => deps.log.warn({ err: error }, 'The listener lost Postgres'));
    next.on('end', retryLater);
    await next.connect();
    await next.query('listen cairn_triggers');
    client = next;
    wake();
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
      await taking;
    },
  };
}
