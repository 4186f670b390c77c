import type { Ctx } from '../../context.ts';
import type { JourneyDefinition } from '../../domain/journey/index.ts';
import type { JourneyRow } from '../journey-row.ts';
import { loadVersion } from '../version.ts';

/** The newest run of a journey, and the definition that it goes by; the draft where nothing is published. */
export interface ExplainedRun {
  readonly id: string | undefined;
  readonly startAt: Date | undefined;
  readonly entryDone: boolean;
  /** Why the entry ended before its time. */
  readonly problem: string | undefined;
  readonly definition: JourneyDefinition;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly entry_done: boolean;
  readonly problem: string | null;
  readonly start_at: Date | null;
  readonly created_at: Date;
}

export async function newestRun(ctx: Ctx, journey: JourneyRow): Promise<ExplainedRun> {
  const { project_id, id: journey_id, definition } = journey;
  const row = await ctx
    .db('journey_runs')
    .where({ project_id, journey_id })
    .orderBy('created_at', 'desc')
    .first<Row | undefined>('id', 'version', 'entry_done', 'problem', 'start_at', 'created_at');
  if (!row) {
    return { id: undefined, startAt: undefined, entryDone: false, problem: undefined, definition };
  }
  return {
    id: row.id,
    startAt: row.start_at ?? row.created_at,
    entryDone: row.entry_done,
    problem: row.problem ?? undefined,
    definition: await loadVersion(ctx, project_id, journey_id, row.version),
  };
}
