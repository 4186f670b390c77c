import type { Deps } from '../context.ts';

/** Whose requests for what. */
export interface BucketName {
  readonly credential: string;
  readonly operation: string;
}

export interface Lease {
  readonly granted: number;
  /** Seconds until the bucket has a whole token again; 0 while it has one. */
  readonly wait: number;
}

// What the bucket holds now. A statement that waited for the row has an older now() than the row: nothing flows then.
const FILLED = `least(:capacity, b.tokens + cast(:rate as float8)
  * extract(epoch from greatest(now() - b.refilled_at, interval '0')))`;
const GRANTED = `least(:asked, floor(${FILLED}))`;

const LEASE = `
  insert into rate_limit_buckets as b (credential, operation, tokens, granted, refilled_at)
  values (:credential, :operation, cast(:capacity as float8) - least(:asked, floor(:capacity)),
          least(:asked, floor(:capacity)), now())
  on conflict (credential, operation) do update set
    tokens = ${FILLED} - ${GRANTED},
    granted = ${GRANTED},
    refilled_at = greatest(b.refilled_at, now())
  returning granted, greatest(0, (1 - tokens) / cast(:rate as float8)) as wait`;

/**
 * Takes up to `asked` tokens out of the shared bucket, which holds one second's worth (one token at least). By the
 * database's clock, which all processes share.
 */
export async function lease(
  { db }: Pick<Deps, 'db'>,
  name: BucketName,
  rate: number,
  asked: number,
): Promise<Lease> {
  const bindings = { ...name, rate, asked, capacity: Math.max(1, rate) };
  const { rows } = await db.raw<{ rows: Lease[] }>(LEASE, bindings);
  if (!rows[0]) throw new Error('The bucket gave no row back');
  return rows[0];
}
