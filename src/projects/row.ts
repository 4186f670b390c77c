import { arn } from '../arn.ts';
import type { Ctx } from '../context.ts';
import type { Out } from '../wire.ts';

/** A project as the verbs of other nouns need it; its settings are read by their own verb. */
export interface ProjectRow {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly tags: Record<string, string>;
  readonly created_at: Date;
}

export const PROJECT_COLUMNS = ['id', 'account_id', 'name', 'tags', 'created_at'] as const;

/** A project as the wire shows it: "application". */
export function presentProject(ctx: Ctx, project: ProjectRow): Out<'GetApp'> {
  return {
    Id: project.id,
    Arn: arn(ctx, `apps/${project.id}`),
    Name: project.name,
    CreationDate: project.created_at.toISOString(),
    tags: project.tags,
  };
}
