import type { Knex } from 'knex';
import { expect } from 'vitest';
import type { Got, Sent } from './exchange.ts';

const EXCEPTIONS: Readonly<Record<number, string>> = {
  400: 'BadRequestException',
  403: 'ForbiddenException',
  404: 'NotFoundException',
  405: 'MethodNotAllowedException',
  409: 'ConflictException',
  413: 'PayloadTooLargeException',
  422: 'BadRequestException',
  429: 'TooManyRequestsException',
  501: 'NotImplementedException',
};

/** What Postgres, Node or a file of ours would say; no caller is told it. */
const INSIDE =
  /\.ts:\d|\bat [\w.]+ \(|syntax error at|violates|relation "|invalid input syntax|ECONN/;

/** Every answer to anything: good, or a refusal in the service's form that gives nothing of the inside away. */
export function expectModelled(sent: Sent, got: Got): void {
  const what = `${sent.method} ${sent.target.slice(0, 200)} → ${got.status} ${got.text.slice(0, 500)}`;
  expect(got.status, what).toBeLessThan(500);
  if (got.status < 400) return;
  const name = EXCEPTIONS[got.status];
  expect(name, what).toBeDefined();
  expect(got.headers['x-amzn-errortype'], what).toBe(name);
  const body: unknown = JSON.parse(got.text);
  expect(body, what).toEqual({
    RequestID: got.headers['x-amzn-requestid'],
    Message: expect.stringMatching(/\S/),
  });
  // What the caller wrote may be quoted, and may say anything; what we say must not.
  expect(got.text.replace(/"(?:[^"\\]|\\.)*\\"/g, ''), what).not.toMatch(INSIDE);
}

/** Refused calls are written down, counted and remembered; that is no part of what they asked for. */
const KEPT_ABOUT_CALLS = [
  'audit_events',
  'rate_limit_buckets',
  'failed_authentications',
  'idempotent_requests',
  'access_keys',
  'api_keys',
];

/** A statement that sums up every row of every other table. */
export async function checksumOf(db: Knex): Promise<() => Promise<string>> {
  const tables = await db('information_schema.tables')
    .where({ table_schema: 'public', table_type: 'BASE TABLE' })
    .whereNotIn('table_name', KEPT_ABOUT_CALLS)
    .orderBy('table_name')
    .pluck<string[]>('table_name');
  const sums = tables.map(
    (table) => `(select count(*) || ':' || coalesce(sum(hashtext(t::text)), 0) from "${table}" t)`,
  );
  const statement = `select concat_ws(',', ${sums.join(', ')}) as sum`;
  return async () => {
    const { rows } = await db.raw<{ rows: { sum: string }[] }>(statement);
    return rows[0]?.sum ?? '';
  };
}
