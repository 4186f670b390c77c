import { type Ctx, withTransaction } from '../context.ts';
import { tellEngine } from '../orchestrator.ts';
import type { In, Out } from '../wire.ts';
import { requireProject } from './require.ts';
import { presentProject } from './row.ts';

/** Deletes a project with everything in it, ends its journeys, and answers with what it was. */
export async function deleteApp(ctx: Ctx, input: In<'DeleteApp'>): Promise<Out<'DeleteApp'>> {
  const { project, runs } = await withTransaction(ctx, async (ctx) => {
    const project = await requireProject(ctx, input.ApplicationId);
    const runs = await ctx
      .db<{ journey_id: string; id: string }>('journey_runs')
      .select('journey_id', 'id')
      .where('project_id', project.id)
      .whereIn('status', ['SCHEDULED', 'RUNNING']);
    await ctx.db('projects').where({ id: project.id, account_id: ctx.account }).delete();
    return { project, runs };
  });
  // After the commit, so that no participant can be started again for a row that is about to go.
  for (const run of runs) {
    const { journey_id: journeyId, id: runId } = run;
    const ref = { account: ctx.account, projectId: project.id, journeyId, runId };
    await tellEngine(ctx, 'cancel a run', () => ctx.orchestrator.cancelRun(ref));
  }
  return presentProject(ctx, project);
}
