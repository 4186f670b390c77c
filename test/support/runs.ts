import type { Ctx } from '../../src/context.ts';
import { enterPage } from '../../src/journeys/index.ts';
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

/** Enters everyone by hand, as the run's workflow would; returns their refs in the order of their ids. */
export async function enterAll(ctx: Ctx, run: RunRef): Promise<ParticipantRef[]> {
  for (let after: string | undefined; ;) {
    const page = await enterPage(ctx, run, after);
    if (page.kind !== 'page') break;
    after = page.after;
  }
  const rows = await ctx
    .db('participants')
    .where({ project_id: run.projectId, run_id: run.runId })
    .orderBy('id')
    .select<{ id: string }[]>('id');
  const { projectId, journeyId, runId } = run;
  return rows.map((row) => ({ projectId, journeyId, runId, participantId: row.id }));
}

/** The same ctx at another time. */
export function at(ctx: Ctx, time: Date): Ctx {
  return { ...ctx, now: () => time };
}
