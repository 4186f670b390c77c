import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { connectDatabase } from '../../src/database.ts';

export const TEMPLATE = 'cairn_template';

/** A database of the test's own: a clone of the migrated template, dropped at the end of the run. */
export async function createTestDatabase(): Promise<string> {
  return create(TEMPLATE);
}

/** A database with nothing in it yet. */
export async function createEmptyDatabase(): Promise<string> {
  return create('template1');
}

async function create(template: string): Promise<string> {
  const base = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = connectDatabase(`${base}postgres`, { max: 1 });
  try {
    await admin.raw('create database ?? template ??', [name, template]);
  } finally {
    await admin.destroy();
  }
  return `${base}${name}`;
}
