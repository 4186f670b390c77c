import type { Ctx } from '../context.ts';
import { cutPage, idKey, readPage, timeKey } from '../paging.ts';
import type { RunRef } from '../orchestrator.ts';
import type { In, Out } from '../wire.ts';
import { requireJourney } from './journey-row.ts';

export interface RunRow {
  readonly project_id: string;
  readonly journey_id: string;
  readonly id: string;
  readonly version: number;
  readonly status: 'SCHEDULED' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
  readonly entry_done: boolean;
  readonly start_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** The runs of a journey that are not over yet. */
export async function liveRuns(ctx: Ctx, projectId: string, journeyId: string): Promise<RunRef[]> {
  const rows = await ctx
    .db<RunRow>('journey_runs')
    .where({ project_id: projectId, journey_id: journeyId })
    .whereIn('status', ['SCHEDULED', 'RUNNING'])
    .select('id');
  return rows.map(({ id: runId }) => ({ account: ctx.account, projectId, journeyId, runId }));
}

/** The runs of a journey, newest first. */
export async function getJourneyRuns(
  ctx: Ctx,
  { ApplicationId, JourneyId, PageSize, Token }: In<'GetJourneyRuns'>,
): Promise<Out<'GetJourneyRuns'>> {
  const journey = await requireJourney(ctx, ApplicationId, JourneyId);
  const { limit, after } = readPage({ PageSize, Token }, [timeKey, idKey]);
  const query = ctx
    .db<RunRow>('journey_runs')
    .where({ project_id: journey.project_id, journey_id: journey.id })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (after) query.whereRaw('(created_at, id) < (?::timestamptz, ?)', after);
  const rows = await query;
  const { page, next } = cutPage(rows, limit, (row) => [row.created_at.toISOString(), row.id]);
  return {
    Item: page.map((row) => ({
      RunId: row.id,
      Status: row.status,
      CreationTime: row.created_at.toISOString(),
      LastUpdateTime: row.updated_at.toISOString(),
    })),
    ...next,
  };
}
