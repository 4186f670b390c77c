import type { Deps } from '../context.ts';
import { networkOf } from './network.ts';

/** A credential that did not fit. */
export interface Guess {
  readonly sourceAddress: string;
  /** Only of a key that exists. */
  readonly keyId: string | undefined;
}

export interface Standing {
  /** Failures in a row, of this network with this key; of a key that does not exist, with any. */
  readonly failures: number;
  /** It came while the network had to wait, and did not count. */
  readonly isCounted: boolean;
  /** Seconds until the network may try again; 0 while it may. */
  readonly wait: number;
}

/** Wrong tries that cost nothing: people mistype, and a wrong setting is tried again. */
const FREE_FAILURES = 10;
const MAX_WAIT_SECONDS = 300;
/** After an hour of peace all is forgotten. */
export const FORGOTTEN_AFTER = `interval '1 hour'`;

const BLOCKED = `f.blocked_until > now()`;
const COUNT = `case when ${BLOCKED} then f.failures when f.last_at < now() - ${FORGOTTEN_AFTER} then 1 else f.failures + 1 end`;

// The two rows in the same order everywhere, so that no two statements wait for each other.
const NOTE = `
  insert into failed_authentications as f (source, key_id, failures, last_at, blocked_until)
  select :source, key_id, 1, now(), now() from unnest(cast(:keys as text[])) as k (key_id) order by key_id
  on conflict (source, key_id) do update set
    failures = ${COUNT},
    last_at = case when ${BLOCKED} then f.last_at else now() end,
    blocked_until = case
      when ${BLOCKED} or ${COUNT} < ${FREE_FAILURES} then f.blocked_until
      else now() + least(${MAX_WAIT_SECONDS}, power(2, least(${COUNT} - ${FREE_FAILURES}, 20))) * interval '1 second' end
  returning key_id as "keyId", failures, last_at = now() as "isCounted",
    greatest(0, extract(epoch from blocked_until - now()))::float8 as wait`;

/** Counts a failed authentication. After some of them each one makes the next wait longer. */
export async function noteFailure(
  { db }: Pick<Deps, 'db'>,
  { sourceAddress, keyId = '' }: Guess,
): Promise<Standing> {
  const { rows } = await db.raw<{ rows: (Standing & { keyId: string })[] }>(NOTE, {
    source: networkOf(sourceAddress),
    keys: [...new Set(['', keyId])],
  });
  const row = rows.find((candidate) => candidate.keyId === keyId);
  if (!row) throw new Error('A failed authentication was not counted');
  return { ...row, wait: Math.max(...rows.map(({ wait }) => wait)) };
}
