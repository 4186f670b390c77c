import { NotFoundError } from '../errors.ts';
import type { Ctx } from '../context.ts';
import type { JourneyDefinition, JourneyState } from '../domain/journey/index.ts';
import { requireProject } from '../projects/index.ts';

export interface JourneyRow {
  readonly project_id: string;
  readonly id: string;
  readonly name: string;
  readonly state: JourneyState;
  readonly definition: JourneyDefinition;
  readonly live_version: number | null;
  readonly tags: Record<string, string>;
  readonly created_at: Date;
  readonly modified_at: Date;
}

/** The journey, if it belongs to a project of the caller's account. @throws NotFoundError */
export async function requireJourney(ctx: Ctx, projectId: string, id: string): Promise<JourneyRow> {
  await requireProject(ctx, projectId);
  const row = await ctx.db<JourneyRow>('journeys').where({ project_id: projectId, id }).first();
  if (!row) throw new NotFoundError(`Journey ${id} not found`);
  return row;
}

/** As `requireJourney`, and nobody else changes it until the transaction ends. */
export async function lockJourney(ctx: Ctx, projectId: string, id: string): Promise<JourneyRow> {
  await requireProject(ctx, projectId);
  const row = await ctx
    .db<JourneyRow>('journeys')
    .where({ project_id: projectId, id })
    .forUpdate()
    .first();
  if (!row) throw new NotFoundError(`Journey ${id} not found`);
  return row;
}
