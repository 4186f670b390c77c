import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';

/**
 * Rows per second of COPY into an equal table (same columns, keys, indexes) on the same server: all rows of the
 * project in one statement and one commit, which is the most that Postgres can do with them.
 */
export async function copyRate(
  databaseUrl: string,
  table: 'events' | 'endpoints',
  projectId: string,
): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const chunks: Buffer[] = [];
    const rows = client.query(
      to(`copy (select * from ${table} where project_id = '${projectId}') to stdout`),
    );
    for await (const chunk of rows) chunks.push(chunk as Buffer);
    await client.query(`drop table if exists ${table}_copy`);
    await client.query(`create table ${table}_copy (like ${table} including all)`);
    await client.query(
      `alter table ${table}_copy add foreign key (project_id) references projects`,
    );
    const begun = performance.now();
    const target = client.query(from(`copy ${table}_copy from stdin`));
    await pipeline(Readable.from(chunks), target);
    const seconds = (performance.now() - begun) / 1000;
    await client.query(`drop table ${table}_copy`);
    return target.rowCount / seconds;
  } finally {
    await client.end();
  }
}
