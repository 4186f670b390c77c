import type { Ctx } from '../../context.ts';
import { tellEngine, type RunRef } from '../../orchestrator.ts';
import { completeRunIfEmpty } from '../complete-run.ts';

/** After the commit: those whom the new version touches are woken, and a run that it emptied is over. */
export async function announce(ctx: Ctx, runs: readonly RunRef[]): Promise<void> {
  for (const run of runs) {
    await completeRunIfEmpty(ctx, run);
    await tellEngine(ctx, 'wake those whom an edit touches', () => ctx.orchestrator.wakeRun(run));
  }
}
