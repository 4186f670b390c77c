import type { Ctx } from '../../context.ts';
import { Rehearsal } from '../../deliveries/index.ts';
import {
  firstLocalStart,
  publishProblems,
  segmentLevel,
  type JourneyDefinition,
  type ParticipantLevel,
} from '../../domain/journey/index.ts';
import { parseInstant } from '../../domain/instant.ts';
import { TooManyRequestsError } from '../../errors.ts';
import { projectSettings } from '../../projects/index.ts';
import { findSegment } from '../../segments/index.ts';
import { requireJourney, type JourneyRow } from '../journey-row.ts';
import { referenceProblems } from '../references.ts';
import { webhookProblems } from '../webhooks.ts';
import { createAgenda } from './agenda.ts';
import { assumptions } from './assumptions.ts';
import { planOf, type DryRunRequest, type Plan } from './request.ts';
import { problemReport, reportOf, type DryRunReport } from './report.ts';
import { simulate } from './simulate.ts';
import type { Stage } from './stage.ts';
import { MessageTally, Tally } from './tally.ts';

/** Our own operation: what a journey would do, by a virtual clock. Nothing is sent and nothing is written. */
export interface DryRunJourneyInput {
  readonly ApplicationId: string;
  readonly JourneyId: string;
  readonly DryRunRequest?: DryRunRequest;
}

/** @throws TooManyRequestsError while another one of the project is under way */
export async function dryRunJourney(
  ctx: Ctx,
  { ApplicationId, JourneyId, DryRunRequest = {} }: DryRunJourneyInput,
): Promise<DryRunReport> {
  await requireJourney(ctx, ApplicationId, JourneyId);
  const plan = planOf(DryRunRequest, ctx.now());
  // Postgres itself sees to it that nothing is written, and that everything is read as at one moment.
  const reading = { readOnly: true, isolationLevel: 'repeatable read' } as const;
  return ctx.db.transaction(async (db) => {
    const clock = { now: plan.from };
    const reader: Ctx = { ...ctx, db, now: () => clock.now };
    await takeTurn(reader, ApplicationId);
    const journey = await requireJourney(reader, ApplicationId, JourneyId);
    const about = {
      ApplicationId,
      JourneyId,
      From: plan.from.toISOString(),
      Until: plan.until.toISOString(),
    };
    const problems = await problemsOf(reader, ApplicationId, journey.definition);
    if (problems.length > 0) return problemReport(about, problems);
    const stage = await stageOf(reader, journey, plan, clock);
    await simulate(stage);
    return reportOf(stage, about);
  }, reading);
}

/** One at a time for each project, whichever process does it: the lock ends with the transaction. */
async function takeTurn(ctx: Ctx, projectId: string): Promise<void> {
  const { rows } = await ctx.db.raw<{ rows: { free: boolean }[] }>(
    'select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as free',
    [`dry-run/${projectId}`],
  );
  if (!rows[0]?.free) {
    throw new TooManyRequestsError('Another dry run of this project is under way', 5);
  }
}

async function problemsOf(
  ctx: Ctx,
  projectId: string,
  definition: JourneyDefinition,
): Promise<string[]> {
  return [
    ...publishProblems(definition, ctx.now()),
    ...webhookProblems(definition, ctx.settings.webhookHosts),
    ...(await referenceProblems(ctx, projectId, definition)),
  ];
}

async function stageOf(
  ctx: Ctx,
  { project_id: projectId, id: journeyId, state, definition }: JourneyRow,
  plan: Plan,
  clock: { now: Date },
): Promise<Stage> {
  const run = await ctx
    .db('journey_runs')
    .where({ project_id: projectId, journey_id: journeyId })
    .orderBy('created_at', 'desc')
    .first<{ id: string } | undefined>('id');
  return {
    ctx,
    plan,
    projectId,
    journeyId,
    journeyState: state,
    runId: run?.id ?? journeyId,
    definition,
    level: await levelOf(ctx, projectId, definition),
    settings: await projectSettings(ctx, projectId),
    startAt: startOf(definition, plan),
    clock,
    agenda: createAgenda(),
    rehearsal: new Rehearsal(ctx, { projectId, journeyId }),
    assumptions: assumptions(plan.assume),
    endpoints: new Map(),
    segments: new Map(),
    events: [],
    actors: new Map(),
    arrived: { count: 0 },
    nextTurn: { at: plan.from },
    refusals: new Tally(),
    withheld: new Tally(),
    messages: new MessageTally(),
    notes: new Set(),
  };
}

/** What is replayed starts at once: the events are those of before any date that the author wrote. */
function startOf(definition: JourneyDefinition, { isReplay, from }: Plan): Date {
  const written = definition.Schedule?.StartTime;
  const at = firstLocalStart(definition) ?? (written ? parseInstant(written) : undefined);
  return at && at > from && !isReplay ? at : from;
}

async function levelOf(
  ctx: Ctx,
  projectId: string,
  { StartCondition: start }: JourneyDefinition,
): Promise<ParticipantLevel> {
  const segmentId = start?.SegmentStartCondition?.SegmentId;
  const segment = segmentId && (await findSegment(ctx, { projectId, segmentId }));
  return segment ? segmentLevel(segment) : 'endpoint';
}
