import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connectDatabase } from '../../src/database.ts';
import { freePort } from '../../src/embedded/ports.ts';
import { startPostgres, stopOrphanedPostgres } from '../../src/embedded/postgres.ts';
import { isAlive } from '../../src/embedded/processes.ts';
import { migrate } from '../../src/migrate.ts';
import { TEMPLATE } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the run's Postgres, without the name of a database at its end. */
    postgres: string;
  }
}

const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

/** Clears away what test runs left behind that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = /^cairn-test-(\d+)-/.exec(name)?.[1];
    if (!owner || isAlive(Number(owner))) continue;
    await stopOrphanedPostgres(join(tmpdir(), name, 'data'));
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** One Postgres for the whole run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `cairn-test-${process.pid}-`));
  const server = await startPostgres({
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: 'test',
    logFile: join(folder, 'postgres.log'),
    settings: FAST,
  });
  const admin = connectDatabase(server.url('postgres'));
  await admin.raw('create database ??', [TEMPLATE]);
  await admin.destroy();
  const template = connectDatabase(server.url(TEMPLATE));
  await migrate(template, 'migrations');
  await template.destroy();
  project.provide('postgres', server.url(''));

  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
