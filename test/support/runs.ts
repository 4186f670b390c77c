import type { Ctx } from '../../src/context.ts';
import type { ParticipantLevel } from '../../src/domain/journey/index.ts';
import { enter } from '../../src/journeys/enter.ts';
import { segmentPage } from '../../src/segments/index.ts';
import type { ParticipantRef, RunRef } from '../../src/orchestrator.ts';

/** The newest run of a journey. */
export async function runOf(ctx: Ctx, projectId: string, journeyId: string): Promise<RunRef> {
  const row = await ctx
    .db('journey_runs')
    .where({ project_id: projectId, journey_id: journeyId })
    .orderBy('created_at', 'desc')
    .first<{ id: string }>('id');
  return { account: ctx.account, projectId, journeyId, runId: row.id };
}

/** Lets everyone in who is in the start segment, and no further; returns their refs in the order of their ids. */
export async function enterAll(ctx: Ctx, run: RunRef): Promise<ParticipantRef[]> {
  const { projectId, journeyId, runId } = run;
  const facts = await ctx
    .db('journey_runs as r')
    .join('journey_versions as v', (on) =>
      on.on('v.journey_id', 'r.journey_id').andOn('v.version', 'r.version'),
    )
    .where({ 'r.project_id': projectId, 'r.journey_id': journeyId, 'r.id': runId })
    .first<{ level: ParticipantLevel; segment: string }>(
      'r.level',
      ctx.db.raw(`v.definition #>> '{StartCondition,SegmentStartCondition,SegmentId}' as segment`),
    );
  const members = await segmentPage(ctx, { projectId, segmentId: facts.segment }, { limit: 1000 });
  await enter(
    ctx,
    run,
    facts.level,
    members.map((endpoint) => ({ endpoint })),
  );
  const rows = await ctx
    .db('participants')
    .where({ project_id: projectId, run_id: runId })
    .orderBy('id')
    .select<{ id: string }[]>('id');
  return rows.map((row) => ({ projectId, journeyId, runId, participantId: row.id }));
}

/** The same ctx at another time. */
export function at(ctx: Ctx, time: Date): Ctx {
  return { ...ctx, now: () => time };
}
