import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Knex } from 'knex';
import { connectDatabase } from '../src/database.ts';
import { migrate } from '../src/migrate.ts';
import { createEmptyDatabase } from './support/database.ts';

let db: Knex;
let other: Knex;
beforeEach(async () => {
  const url = await createEmptyDatabase();
  db = connectDatabase(url);
  other = connectDatabase(url);
});
afterEach(() => Promise.all([db.destroy(), other.destroy()]));

it('applies every file once, in the order of their names', async () => {
  const files = (await readdir('migrations')).filter((name) => name.endsWith('.sql')).sort();
  expect(await migrate(db, 'migrations')).toEqual(files);
  expect(await migrate(db, 'migrations')).toEqual([]);
});

it('lets several processes start at once: one applies, the others wait', async () => {
  const ran = await Promise.all([migrate(db, 'migrations'), migrate(other, 'migrations')]);
  expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
});

it('goes on after a process that was killed in the middle', async () => {
  await migrate(db, 'migrations');
  // What knex's own lock looks like when its holder was killed.
  await db('migrations_lock').update({ is_locked: 1 });
  expect(await migrate(db, 'migrations')).toEqual([]);
});

it('applies nothing of a file that fails', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-migrations-'));
  await writeFile(join(folder, '010_good.sql'), 'create table good (id int);');
  await writeFile(join(folder, '020_bad.sql'), 'create table half (id int); create tabel oops;');
  await expect(migrate(db, folder)).rejects.toThrow('tabel');
  expect(await db.schema.hasTable('half')).toBe(false);

  await writeFile(join(folder, '020_bad.sql'), 'create table whole (id int);');
  await migrate(db, folder);
  expect(await db.schema.hasTable('whole')).toBe(true);
  await rm(folder, { recursive: true });
});
