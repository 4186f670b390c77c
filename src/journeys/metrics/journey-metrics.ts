import type { Ctx } from '../../context.ts';
import { NotFoundError } from '../../errors.ts';
import type { In, Out } from '../../wire.ts';
import { requireJourney } from '../journey-row.ts';

/** The execution metrics of a journey over all its runs, counted from the participants themselves. */
export async function getJourneyExecutionMetrics(
  ctx: Ctx,
  { ApplicationId, JourneyId }: In<'GetJourneyExecutionMetrics'>,
): Promise<Out<'GetJourneyExecutionMetrics'>> {
  await requireJourney(ctx, ApplicationId, JourneyId);
  return {
    ApplicationId,
    JourneyId,
    LastEvaluatedTime: ctx.now().toISOString(),
    Metrics: await countParticipants(ctx, ApplicationId, JourneyId),
  };
}

/** The same for one run. @throws NotFoundError when the journey has no such run */
export async function getJourneyRunExecutionMetrics(
  ctx: Ctx,
  { ApplicationId, JourneyId, RunId }: In<'GetJourneyRunExecutionMetrics'>,
): Promise<Out<'GetJourneyRunExecutionMetrics'>> {
  await requireJourney(ctx, ApplicationId, JourneyId);
  await requireRun(ctx, ApplicationId, JourneyId, RunId);
  return {
    ApplicationId,
    JourneyId,
    RunId,
    LastEvaluatedTime: ctx.now().toISOString(),
    Metrics: await countParticipants(ctx, ApplicationId, JourneyId, RunId),
  };
}

export async function requireRun(
  ctx: Ctx,
  projectId: string,
  journeyId: string,
  id: string,
): Promise<void> {
  const run: unknown = await ctx
    .db('journey_runs')
    .where({ project_id: projectId, journey_id: journeyId, id })
    .first('id');
  if (!run) throw new NotFoundError(`Run ${id} not found`);
}

async function countParticipants(
  ctx: Ctx,
  projectId: string,
  journeyId: string,
  runId?: string,
): Promise<Record<string, string>> {
  const scope = {
    project_id: projectId,
    journey_id: journeyId,
    ...(runId ? { run_id: runId } : {}),
  };
  const [inside, refusals] = await Promise.all([
    ctx
      .db('participants')
      .where(scope)
      .select<{ entered: number; left: number; cancelled: number }[]>(
        ctx.db.raw('count(*) as entered'),
        ctx.db.raw(`count(*) filter (where state = 'left') as left`),
        ctx.db.raw(`count(*) filter (where state = 'cancelled') as cancelled`),
      ),
    ctx
      .db('journey_refusals')
      .where(scope)
      .groupBy('reason')
      .select<{ reason: string; n: number }[]>('reason', ctx.db.raw('sum(times) as n')),
  ]);
  const { entered, left, cancelled } = inside[0] ?? { entered: 0, left: 0, cancelled: 0 };
  const refused = Object.fromEntries(refusals.map(({ reason, n }) => [reason, String(n)]));
  return {
    REENTRY_CAP_EXCEEDED: '0',
    ACTIVE_ENDPOINT_REJECTED: '0',
    ...refused,
    ENDPOINT_PRODUCED: String(entered + refusals.reduce((sum, { n }) => sum + n, 0)),
    ENDPOINT_ENTERED: String(entered),
    ENDPOINT_LEFT: String(left),
    ENDPOINT_ACTIVE: String(entered - left - cancelled),
    CANCELLED: String(cancelled),
  };
}
