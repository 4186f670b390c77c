import type { Ctx } from '../../context.ts';
import type { ParticipantRef, RunRef } from '../../orchestrator.ts';
import { notedWakes, sendWakes } from '../wakes.ts';

/** Wakes one page of those in a run of whom a wake is noted; gives back where the next one begins. */
export async function wakePage(
  ctx: Ctx,
  run: RunRef,
  page: { readonly after?: string; readonly limit: number },
): Promise<string | undefined> {
  const wakes = await notedWakes(ctx, run, page);
  await sendWakes(ctx, wakes);
  await revive(ctx, run, wakes);
  return wakes.length === page.limit ? wakes.at(-1)?.participantId : undefined;
}

/** Who could not be told, and has begun: an undo brought it back in, and its workflow has ended. */
async function revive(ctx: Ctx, run: RunRef, wakes: readonly ParticipantRef[]): Promise<void> {
  const { projectId, journeyId, runId } = run;
  const rows = await ctx
    .db('participant_wakes as w')
    .join('participants as p', (on) =>
      on
        .on('p.project_id', 'w.project_id')
        .andOn('p.journey_id', 'w.journey_id')
        .andOn('p.run_id', 'w.run_id')
        .andOn('p.id', 'w.participant_id'),
    )
    .where({ 'w.project_id': projectId, 'w.journey_id': journeyId, 'w.run_id': runId })
    .whereIn(
      'p.id',
      wakes.map(({ participantId }) => participantId),
    )
    .whereIn('p.state', ['waiting', 'held'])
    .select<{ id: string }[]>('p.id');
  for (const { id: participantId } of rows) {
    const ref = { projectId, journeyId, runId, participantId };
    await ctx.orchestrator.reviveParticipant(ctx.account, ref);
  }
}
