import type { Ctx } from '../context.ts';
import { entryEnds } from '../domain/journey/index.ts';
import type { RunRef } from '../orchestrator.ts';
import { loadVersion } from './version.ts';

/** What starts participants of the run, and until when it may (ISO 8601). */
export interface EntryEnd {
  readonly startsBy: 'segment' | 'event';
  readonly end: string;
}

export async function entryEnd(ctx: Ctx, run: RunRef): Promise<EntryEnd> {
  const { projectId, journeyId, runId } = run;
  const row = await ctx
    .db('journey_runs')
    .where({ project_id: projectId, journey_id: journeyId, id: runId })
    .first<{ version: number } | undefined>('version');
  // Deleted meanwhile: nobody can enter, so the door is closed at once.
  if (!row) return { startsBy: 'event', end: ctx.now().toISOString() };
  const definition = await loadVersion(ctx, projectId, journeyId, row.version);
  return {
    startsBy: definition.StartCondition?.EventStartCondition ? 'event' : 'segment',
    end: entryEnds(definition, ctx.now()).toISOString(),
  };
}
