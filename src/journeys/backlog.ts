import type { Ctx } from '../context.ts';

/**
 * Whether the workers keep up, of all journeys: who should have gone on some seconds ago and has not. Counted up
 * to a bound, and not those whom something else than load keeps.
 */
export async function countBacklog(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.db.raw<{ rows: { n: number }[] }>(
    `select count(*) as n from (
       select from participants
        where state = 'waiting' and waits_until between now() - interval '10 minutes' and now() - interval '5 seconds'
        limit 1000) as overdue`,
  );
  return rows[0]?.n ?? 0;
}
