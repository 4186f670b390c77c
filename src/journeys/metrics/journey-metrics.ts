import type { Ctx } from '../../context.ts';
import type { OwnRules } from '../../domain/journey/index.ts';
import { NotFoundError } from '../../errors.ts';
import type { In, Out } from '../../wire.ts';
import { EXITS } from '../exit.ts';
import { requireJourney } from '../journey-row.ts';

/** The execution metrics of a journey over all its runs, counted from the participants themselves. */
export async function getJourneyExecutionMetrics(
  ctx: Ctx,
  { ApplicationId, JourneyId }: In<'GetJourneyExecutionMetrics'>,
): Promise<Out<'GetJourneyExecutionMetrics'>> {
  const { definition } = await requireJourney(ctx, ApplicationId, JourneyId);
  return {
    ApplicationId,
    JourneyId,
    LastEvaluatedTime: ctx.now().toISOString(),
    Metrics: await countParticipants(ctx, definition, { ApplicationId, JourneyId }),
  };
}

/** The same for one run. @throws NotFoundError when the journey has no such run */
export async function getJourneyRunExecutionMetrics(
  ctx: Ctx,
  { ApplicationId, JourneyId, RunId }: In<'GetJourneyRunExecutionMetrics'>,
): Promise<Out<'GetJourneyRunExecutionMetrics'>> {
  const { definition } = await requireJourney(ctx, ApplicationId, JourneyId);
  await requireRun(ctx, ApplicationId, JourneyId, RunId);
  return {
    ApplicationId,
    JourneyId,
    RunId,
    LastEvaluatedTime: ctx.now().toISOString(),
    Metrics: await countParticipants(ctx, definition, { ApplicationId, JourneyId, RunId }),
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
  rules: OwnRules,
  of: { ApplicationId: string; JourneyId: string; RunId?: string },
): Promise<Record<string, string>> {
  const scope = {
    project_id: of.ApplicationId,
    journey_id: of.JourneyId,
    ...(of.RunId ? { run_id: of.RunId } : {}),
  };
  const [inside, refusals, exits] = await Promise.all([
    ctx
      .db('participants')
      .where(scope)
      .select<{ entered: number; left: number; cancelled: number; reached: number }[]>(
        ctx.db.raw('count(*) as entered'),
        ctx.db.raw(`count(*) filter (where state = 'left') as left`),
        ctx.db.raw(`count(*) filter (where state = 'cancelled') as cancelled`),
        ctx.db.raw(`count(goal_at) as reached`),
      ),
    ctx
      .db('journey_refusals')
      .where(scope)
      .groupBy('reason')
      .select<{ reason: string; n: number }[]>('reason', ctx.db.raw('sum(times) as n')),
    ctx
      .db('participants')
      .where({ ...scope, state: 'left' })
      .whereIn('outcome', [...EXITS])
      .groupBy('outcome')
      .select<{ outcome: string; n: number }[]>('outcome', ctx.db.raw('count(*) as n')),
  ]);
  const { entered, left, cancelled, reached } = inside[0] ?? NOBODY;
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
    ...(rules.ExitWhen && { EXIT_EVENT: '0', EXIT_SEGMENT: '0' }),
    ...(rules.Goal && { GOAL_REACHED: String(reached) }),
    ...(rules.Goal?.ExitOnGoal && { EXIT_GOAL: '0' }),
    ...Object.fromEntries(exits.map(({ outcome, n }) => [outcome, String(n)])),
  };
}

const NOBODY = { entered: 0, left: 0, cancelled: 0, reached: 0 };
