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

interface Connections {
  acquireConnection(): Promise<pg.ClientBase>;
  releaseConnection(connection: pg.ClientBase): Promise<unknown>;
}

// Knex has these, also for a transaction, but not in its types.
const hasConnections = (client: unknown): client is Connections =>
  typeof client === 'object' &&
  client !== null &&
  'acquireConnection' in client &&
  'releaseConnection' in client;

/**
 * Runs a prepared statement on a connection of the pool, or of the transaction that `db` is; straight on the driver,
 * as knex itself takes longer than such a look-up.
 */
export async function lookUp<Row extends object>(
  db: Knex,
  name: (typeof PREPARED)[keyof typeof PREPARED],
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client: unknown = db.client;
  if (!hasConnections(client)) throw new Error('knex has no connections');
  const connection = await client.acquireConnection();
  try {
    return (await connection.query<Row>({ name, text, values: [...values] })).rows;
  } finally {
    await client.releaseConnection(connection);
  }
}
