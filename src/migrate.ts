import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';

/** Migrations are plain SQL files, forward only, applied in the order of their names. */
class SqlFiles implements Knex.MigrationSource<string> {
  constructor(private readonly folder: string) {}

  async getMigrations(): Promise<string[]> {
    return (await readdir(this.folder)).filter((name) => name.endsWith('.sql')).sort();
  }

  getMigrationName(name: string): string {
    return name;
  }

  async getMigration(name: string): Promise<Knex.Migration> {
    const sql = await readFile(join(this.folder, name), 'utf8');
    return {
      up: (db) => db.raw(sql),
      down: () => Promise.reject(new Error('Migrations go forward only')),
    };
  }
}

/** The names of the migrations that have not run yet. Reads only: an empty database stays empty. */
export async function pendingMigrations(db: Knex, folder: string): Promise<string[]> {
  const all = await new SqlFiles(folder).getMigrations();
  if (!(await db.schema.hasTable('migrations'))) return all;
  const ran = await db<{ name: string }>('migrations').pluck('name');
  return all.filter((name) => !ran.includes(name));
}

const LOCK = 0x6361_6972; // "cair"

/**
 * Brings the schema up to date; returns the names of the migrations that ran. Several processes may call
 * it at once. knex's own lock row outlives a killed process, so the lock that counts is Postgres's
 * advisory one, which dies with its connection, and the row is freed under it.
 */
export async function migrate(db: Knex, folder: string): Promise<string[]> {
  return db.transaction(async (lock) => {
    await lock.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    const config = { migrationSource: new SqlFiles(folder), tableName: 'migrations' };
    await db.migrate.forceFreeMigrationsLock(config);
    const [, names] = (await db.migrate.latest(config)) as [number, string[]];
    return names;
  });
}
