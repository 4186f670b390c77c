import knex, { type Knex } from 'knex';
import pg from 'pg';

// bigint counters stay far below 2^53 here, and a string in their place is a trap for arithmetic.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A pool on the given Postgres. Its own warnings go to standard output unless `log` takes them. */
export function connectDatabase(
  url: string,
  { max = 20, log }: { max?: number; log?: Knex.Logger } = {},
): Knex {
  return knex({
    client: 'pg',
    // Addresses and message bodies are bindings: they must not get into error messages, logs and histories.
    compileSqlOnError: false,
    connection: { connectionString: url, application_name: 'cairn' },
    pool: { min: 0, max },
    ...(log && { log }),
  });
}

/**
 * The names of statements that each connection keeps with their plans: look-ups by a primary key that requests make
 * again and again, where planning takes longer than looking. No others, as a plan that was good for a small table
 * would stay when the table has grown.
 */
export const PREPARED = {
  accessKey: 'access key by id',
  apiKey: 'API key by id',
  project: 'project by id',
  endpoint: 'endpoint by id',
} as const;
