import type { Ctx } from '../../context.ts';
import {
  findStep,
  metricNames,
  metricType,
  stepsOf,
  type Step,
} from '../../domain/journey/index.ts';
import { NotFoundError } from '../../errors.ts';
import type { In, Out } from '../../wire.ts';
import { EXITS } from '../exit.ts';
import { requireJourney } from '../journey-row.ts';
import type { ParticipantState } from '../participant.ts';
import { requireRun } from './journey-metrics.ts';

/** The execution metrics of one step over all runs, counted from what the participants did there. */
export async function getJourneyExecutionActivityMetrics(
  ctx: Ctx,
  input: In<'GetJourneyExecutionActivityMetrics'>,
): Promise<Out<'GetJourneyExecutionActivityMetrics'>> {
  return stepMetrics(ctx, input);
}

/** The same for one run. */
export async function getJourneyRunExecutionActivityMetrics(
  ctx: Ctx,
  input: In<'GetJourneyRunExecutionActivityMetrics'>,
): Promise<Out<'GetJourneyRunExecutionActivityMetrics'>> {
  const { RunId } = input;
  return { ...(await stepMetrics(ctx, input, RunId)), RunId };
}

async function stepMetrics(
  ctx: Ctx,
  { ApplicationId, JourneyId, JourneyActivityId }: In<'GetJourneyExecutionActivityMetrics'>,
  runId?: string,
): Promise<Out<'GetJourneyExecutionActivityMetrics'>> {
  const step = await requireStep(ctx, ApplicationId, JourneyId, JourneyActivityId);
  if (runId) await requireRun(ctx, ApplicationId, JourneyId, runId);
  return {
    ApplicationId,
    JourneyId,
    JourneyActivityId,
    ActivityType: metricType(step),
    LastEvaluatedTime: ctx.now().toISOString(),
    Metrics: await countOutcomes(ctx, step, {
      project_id: ApplicationId,
      journey_id: JourneyId,
      step_id: JourneyActivityId,
      ...(runId ? { run_id: runId } : {}),
    }),
  };
}

async function requireStep(
  ctx: Ctx,
  projectId: string,
  journeyId: string,
  stepId: string,
): Promise<Step> {
  const { definition } = await requireJourney(ctx, projectId, journeyId);
  const step = findStep(stepsOf(definition), stepId);
  if (!step) throw new NotFoundError(`Activity ${stepId} not found`);
  return step;
}

interface Scope {
  readonly project_id: string;
  readonly journey_id: string;
  readonly run_id?: string;
  readonly step_id: string;
}

async function countOutcomes(ctx: Ctx, step: Step, scope: Scope): Promise<Record<string, string>> {
  const done = await ctx
    .db('participant_steps')
    .where(scope)
    .groupBy('outcome')
    .select<{ outcome: string; n: number }[]>('outcome', ctx.db.raw('count(*) as n'));
  const metrics: Record<string, string> = {};
  for (const name of metricNames(step)) metrics[name] = '0';
  for (const { outcome, n } of done) metrics[outcome] = String(n);
  if (step.Wait) {
    const { WAIT_FINISHED: finished = '0' } = metrics;
    // Begun waits are those that ended, those that still go on, and those that a cancellation or a rule cut short.
    const others = await countStanding(ctx, scope, [...INSIDE, 'cancelled'], EXITS);
    metrics.WAIT_STARTED = String(Number(finished) + others);
  }
  if (step.WaitForEvent) metrics.WAITING = String(await countStanding(ctx, scope, INSIDE));
  return metrics;
}

const INSIDE: readonly ParticipantState[] = ['entered', 'waiting', 'held'];

/** Those who stand at a wait as `states` say, and have not ended it. */
async function countStanding(
  ctx: Ctx,
  scope: Scope,
  states: readonly ParticipantState[],
  outcomes: readonly string[] = [],
): Promise<number> {
  const rows = await ctx
    .db('participants as p')
    .where(scope)
    .where((query) => void query.whereIn('state', [...states]).orWhereIn('outcome', [...outcomes]))
    .whereRaw(`(p.place is null or jsonb_exists(p.place, 'since'))`)
    .whereRaw(
      `not exists (select from participant_steps s where s.project_id = p.project_id and s.journey_id = p.journey_id
         and s.run_id = p.run_id and s.participant_id = p.id and s.visit = cast(p.place ->> 'visit' as integer))`,
    )
    .select<{ n: number }[]>(ctx.db.raw('count(*) as n'));
  return rows[0]?.n ?? 0;
}
