import type { Ctx } from '../context.ts';
import type { EarlierEntries } from '../domain/journey/index.ts';
import type { Comer } from './comer.ts';

/** Entries for other causes than this one. */
export interface KnownEntries extends EarlierEntries {
  /** An earlier attempt let it in for this cause. */
  readonly already: boolean;
}

type Row = Omit<KnownEntries, 'last'> & { readonly at: number; readonly last: Date | null };

/** What each of them has been to the journey before, in the order asked. */
export async function earlierEntries(
  ctx: Ctx,
  { projectId, journeyId }: { readonly projectId: string; readonly journeyId: string },
  comers: readonly Comer[],
): Promise<KnownEntries[]> {
  const { rows } = await ctx.db.raw<{ rows: Row[] }>(
    `select asked.at, count(p.id) filter (where p.id <> asked."participantId") as entries,
            max(p.entered_at) filter (where p.id <> asked."participantId") as last,
            coalesce(bool_or(p.id = asked."participantId"), false) as already,
            coalesce(bool_or(p.id <> asked."participantId" and p.state in ('entered', 'waiting', 'held')), false) as inside
       from jsonb_to_recordset(cast(:comers as jsonb)) as asked (at integer, "participantId" text, "endpointId" text, "userId" text)
       left join lateral (
         select id, state, entered_at from participants
          where project_id = :projectId and journey_id = :journeyId and endpoint_id = asked."endpointId"
         union all
         select id, state, entered_at from participants
          where project_id = :projectId and journey_id = :journeyId and endpoint_id is null and user_id = asked."userId"
            and asked."endpointId" is null) as p on true
      group by asked.at`,
    {
      projectId,
      journeyId,
      comers: JSON.stringify(
        comers.map(({ participantId, endpointId, userId }, at) => ({
          at,
          participantId,
          endpointId,
          userId,
        })),
      ),
    },
  );
  const byPlace = new Map(rows.map((row) => [row.at, row]));
  return comers.map((_, at) => {
    const { last, ...row } = byPlace.get(at) ?? NEVER;
    return { ...row, last: last ?? undefined };
  });
}

const NEVER = { entries: 0, last: null, already: false, inside: false };
