import type { Ctx } from '../context.ts';
import { selectEndpoints } from '../endpoints/index.ts';
import { tryCriteria } from './evaluation.ts';
import { findSegments } from './find.ts';
import { compileCriteria } from './sql/groups.ts';
import type { Fragment } from './sql/fragment.ts';

/** A version of a segment. */
export interface SegmentVersionRef {
  readonly segmentId: string;
  readonly version: number;
}

/** How many conditions one statement asks. */
const CHUNK = 50;

/** How a segment version is found again in the answer of `segmentsHolding`. */
export function segmentKey({ segmentId, version }: SegmentVersionRef): string {
  return `${segmentId}/${version}`;
}

/** Which of these segment versions an endpoint is in now, by their keys; nobody is in one that can't be evaluated. */
export async function segmentsHolding(
  ctx: Ctx,
  projectId: string,
  endpointId: string,
  refs: readonly SegmentVersionRef[],
): Promise<Set<string>> {
  const distinct = [...new Map(refs.map((ref) => [segmentKey(ref), ref])).values()];
  const asked: { key: string; condition: Fragment }[] = [];
  for (const segment of await findSegments(ctx, projectId, distinct)) {
    const key = segmentKey({ segmentId: segment.id, version: segment.version });
    const evaluation = await tryCriteria(ctx, projectId, segment);
    if ('tree' in evaluation) {
      asked.push({ key, condition: compileCriteria(evaluation.tree, ctx.now()) });
    } else {
      ctx.log.warn({ projectId, segment: key, problem: evaluation.problem }, 'Nobody is found');
    }
  }
  const holding = new Set<string>();
  for (let at = 0; at < asked.length; at += CHUNK) {
    const some = asked.slice(at, at + CHUNK);
    const values = some.map(({ condition }) => `(?::text, (${condition.text}))`).join(', ');
    const rows = await selectEndpoints(ctx, projectId)
      .clearSelect()
      .select<{ key: string }[]>('asked.key')
      .joinRaw(
        `cross join lateral (values ${values}) as asked (key, holds)`,
        some.flatMap(({ key, condition }) => [key, ...condition.bindings]),
      )
      .where('e.id', endpointId)
      .whereRaw('asked.holds');
    for (const { key } of rows) holding.add(key);
  }
  return holding;
}
