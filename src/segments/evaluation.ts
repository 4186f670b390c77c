import type { Ctx } from '../context.ts';
import { NotImplementedError, ValidationError } from '../errors.ts';
import { resolveCriteria } from './resolve.ts';
import type { Segment } from './row.ts';
import type { CriteriaTree } from './sql/groups.ts';

/** The criteria of a segment, or why nobody can be found by it. */
export type Evaluation = { readonly tree: CriteriaTree } | { readonly problem: string };

/** What `resolveCriteria` answers or refuses: the segment, or one that it is built on, is imported or gone. */
export async function tryCriteria(
  ctx: Ctx,
  projectId: string,
  segment: Segment,
): Promise<Evaluation> {
  try {
    return { tree: await resolveCriteria(ctx, projectId, segment) };
  } catch (error) {
    if (error instanceof ValidationError || error instanceof NotImplementedError) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** Why nobody can be found by a segment now; undefined when somebody can. */
export async function evaluationProblem(
  ctx: Ctx,
  projectId: string,
  segment: Segment,
): Promise<string | undefined> {
  const evaluation = await tryCriteria(ctx, projectId, segment);
  return 'problem' in evaluation ? evaluation.problem : undefined;
}
