import type { Ctx } from '../context.ts';
import { TooManyRequestsError } from '../errors.ts';
import type { Subject } from './secret.ts';

const PER_HOUR = 10;

// Counted by the database's clock, which all processes share; the row's lock lets one request decide at a time. A
// request that is refused leaves the row as it was.
const TAKE = `
  insert into one_time_code_sends as s (project_id, destination, sent_at, last_at)
  select :projectId, :destination, array[at], at from (select clock_timestamp() as at) asked
  on conflict (project_id, destination) do update set
    sent_at = array(select t from unnest(s.sent_at) t where t > excluded.last_at - interval '1 hour') || excluded.last_at,
    last_at = excluded.last_at
  where s.last_at <= excluded.last_at - interval '1 second'
    and (select count(*) from unnest(s.sent_at) t where t > excluded.last_at - interval '1 hour') < :perHour
  returning 1`;

const WAIT = `
  select ceil(extract(epoch from greatest(last_at + interval '1 second',
      sent_at[cardinality(sent_at) - :perHour + 1] + interval '1 hour') - clock_timestamp())) as seconds
    from one_time_code_sends where project_id = :projectId and destination = :destination`;

/**
 * One message a second and ten an hour to one number of a project, whichever process sends them.
 * @throws TooManyRequestsError
 */
export async function takePermit(ctx: Ctx, { projectId, destination }: Subject): Promise<void> {
  const binding = { projectId, destination, perHour: PER_HOUR };
  const taken = await ctx.db.raw<{ rows: unknown[] }>(TAKE, binding);
  if (taken.rows.length > 0) return;
  const { rows } = await ctx.db.raw<{ rows: { seconds: string }[] }>(WAIT, binding);
  const seconds = Math.max(1, Number(rows[0]?.seconds ?? 1));
  throw new TooManyRequestsError(
    `DestinationIdentity: a number gets at most 1 code a second and ${PER_HOUR} an hour; the next can go in ${seconds} s`,
    seconds,
  );
}
