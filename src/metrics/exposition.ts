import type { Knex } from 'knex';
import { Gauge, Registry } from 'prom-client';
import { registry } from './registry.ts';

/** The counts of knex's pool (tarn), which knex does not type. */
interface Pool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}

function isPool(value: unknown): value is Pool {
  const names = ['numUsed', 'numFree', 'numPendingAcquires'];
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => name in value && typeof Reflect.get(value, name) === 'function')
  );
}

function poolOf(db: Knex): Pool {
  const client: unknown = db.client;
  const pool: unknown =
    typeof client === 'object' && client !== null && 'pool' in client ? client.pool : undefined;
  if (!isPool(pool)) throw new Error('The database has no pool to look into');
  return pool;
}

/** Adds what is read from this database's pool at the time of asking. */
function poolMetrics(db: Knex): Registry {
  const own = new Registry();
  new Gauge({
    name: 'cairn_db_pool_connections',
    help: 'Connections to Postgres: used, free, and waited for',
    labelNames: ['state'] as const,
    registers: [own],
    collect() {
      const pool = poolOf(db);
      this.set({ state: 'used' }, pool.numUsed());
      this.set({ state: 'free' }, pool.numFree());
      this.set({ state: 'waited_for' }, pool.numPendingAcquires());
    },
  });
  return own;
}

export interface Exposition {
  readonly contentType: string;
  text(): Promise<string>;
}

/** All metrics of this process, in the text format of Prometheus. */
export function exposition({ db }: { readonly db: Knex }): Exposition {
  const all = Registry.merge([registry, poolMetrics(db)]);
  return { contentType: all.contentType, text: () => all.metrics() };
}
