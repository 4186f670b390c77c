import type { Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import {
  type Combination,
  dimensionsText,
  type SegmentDimensions,
  unmetCriteria,
} from '../domain/segment/index.ts';
import { NotFoundError } from '../errors.ts';
import { tryCriteria } from './evaluation.ts';
import { findSegment } from './find.ts';
import { resolveCriteria } from './resolve.ts';
import type { SegmentRef } from './row.ts';
import type { CriteriaTree } from './sql/groups.ts';

/** Why an endpoint is not in a segment now, as words; none when it is. */
export async function segmentMismatch(
  ctx: Ctx,
  ref: SegmentRef,
  endpoint: Endpoint,
): Promise<string[]> {
  const segment = await findSegment(ctx, ref);
  if (!segment) return [`segment ${ref.segmentId} was deleted`];
  const evaluation = await tryCriteria(ctx, ref.projectId, segment);
  if ('problem' in evaluation) return [evaluation.problem];
  return treeMismatch(evaluation.tree, { endpoint, now: ctx.now() });
}

interface Asked {
  readonly endpoint: Endpoint;
  readonly now: Date;
}

/** What of a part does not hold; without any it holds. */
type Part = (asked: Asked) => readonly string[];

/** `combine` of the SQL, in words: all, any or none of the parts; without parts everybody passes. */
function combined(
  how: Combination,
  parts: readonly { readonly text: string; readonly part: Part }[],
): Part {
  return (asked) => {
    if (parts.length === 0) return [];
    const answers = parts.map(({ text, part }) => ({ text, missing: part(asked) }));
    const met = answers.filter(({ missing }) => missing.length === 0);
    const missing = answers.flatMap((answer) => answer.missing);
    if (how === 'ALL') return missing;
    if (how === 'ANY') return met.length > 0 ? [] : missing;
    return met.map(({ text }) => `it meets what is excluded: ${text}`);
  };
}

function dimensionsPart(dimensions: SegmentDimensions): Part {
  return ({ endpoint, now }) =>
    unmetCriteria(dimensions, endpoint, now).map(
      ({ asks, value }) => `${asks} is asked, and its value is ${value}`,
    );
}

function treePart({ dimensions, include, groups }: CriteriaTree): Part {
  const groupParts = groups.map((group) => {
    const sources = group.sources.map((source) => ({
      text: 'a source segment',
      part: treePart(source),
    }));
    const own = group.dimensions.map((one) => ({
      text: dimensionsText(one),
      part: dimensionsPart(one),
    }));
    const both = [
      { text: 'source segments', part: combined(group.sourceType, sources) },
      { text: 'dimensions', part: combined(group.type, own) },
    ];
    return { text: 'a group', part: combined('ALL', both) };
  });
  return combined('ALL', [
    { text: 'dimensions', part: dimensionsPart(dimensions) },
    { text: 'groups', part: combined(include, groupParts) },
  ]);
}

/** Why an endpoint does not meet criteria. */
function treeMismatch(tree: CriteriaTree, asked: Asked): string[] {
  return [...treePart(tree)(asked)];
}

/** Whether an endpoint, as it is thought to be, is in a segment at a moment. */
export type SegmentTest = (endpoint: Endpoint, now: Date) => boolean;

/** A segment that is asked about many endpoints. @throws NotFoundError, or why it can't be evaluated */
export async function segmentTest(ctx: Ctx, ref: SegmentRef): Promise<SegmentTest> {
  const segment = await findSegment(ctx, ref);
  if (!segment) throw new NotFoundError(`Segment ${ref.segmentId} was deleted`);
  const tree = await resolveCriteria(ctx, ref.projectId, segment);
  return (endpoint, now) => treeMismatch(tree, { endpoint, now }).length === 0;
}
