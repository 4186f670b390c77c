import type { Ctx } from '../context.ts';
import { cutPage, readPage } from '../paging.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import type { JourneyRow } from './journey-row.ts';
import { presentJourney } from './present.ts';

export async function listJourneys(
  ctx: Ctx,
  { ApplicationId, PageSize, Token }: In<'ListJourneys'>,
): Promise<Out<'ListJourneys'>> {
  await requireProject(ctx, ApplicationId);
  const { limit, after } = readPage({ PageSize, Token });
  const query = ctx
    .db<JourneyRow>('journeys')
    .where({ project_id: ApplicationId })
    .orderBy('id')
    .limit(limit + 1);
  if (after?.[0]) query.where('id', '>', after[0]);
  const rows = await query;
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return {
    Item: page.map(presentJourney),
    ...next,
  };
}
