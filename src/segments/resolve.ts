import type { Ctx } from '../context.ts';
import type { SegmentGroups, SegmentReference } from '../domain/segment/index.ts';
import { NotImplementedError, ValidationError } from '../errors.ts';
import { findSegment } from './find.ts';
import type { Segment, SegmentRef, SegmentVersions } from './row.ts';
import type { CriteriaTree } from './sql/groups.ts';

const MAX_DEPTH = 5;
/** The whole tree becomes one statement; this is far beyond what a person can oversee. */
const MAX_SOURCES = 50;

/** What is on the way from the segment asked to the one being read. */
interface Walk {
  readonly projectId: string;
  readonly above: readonly string[];
  readonly seen: { count: number };
  readonly versions?: SegmentVersions;
  /** Told of each source that is followed without a version. */
  readonly onFollowed?: (segment: Segment) => void;
}

/** The criteria of a segment and of all it is built on. @throws ValidationError when that can't be followed */
export async function resolveCriteria(
  ctx: Ctx,
  projectId: string,
  segment: Segment,
  following: Pick<Walk, 'versions' | 'onFollowed'> = {},
): Promise<CriteriaTree> {
  const walk = { projectId, above: [segment.id], seen: { count: 0 }, ...following };
  return segmentTree(ctx, segment, walk);
}

/** The same for groups that are not stored yet; `id` is the segment that they will belong to. */
export async function resolveGroups(
  ctx: Ctx,
  { projectId, segmentId }: SegmentRef,
  groups: SegmentGroups,
): Promise<CriteriaTree['groups']> {
  return groupTrees(ctx, groups, { projectId, above: [segmentId], seen: { count: 0 } });
}

async function segmentTree(ctx: Ctx, segment: Segment, walk: Walk): Promise<CriteriaTree> {
  if (segment.type === 'IMPORT') {
    throw new NotImplementedError(
      `Segment ${segment.id} is imported: imported segments can't be evaluated yet`,
    );
  }
  return {
    dimensions: segment.Dimensions ?? {},
    include: segment.SegmentGroups?.Include ?? 'ALL',
    groups: await groupTrees(ctx, segment.SegmentGroups ?? {}, walk),
  };
}

async function groupTrees(
  ctx: Ctx,
  { Groups = [] }: SegmentGroups,
  walk: Walk,
): Promise<CriteriaTree['groups']> {
  const trees: CriteriaTree['groups'][number][] = [];
  for (const group of Groups) {
    const sources: CriteriaTree[] = [];
    for (const source of group.SourceSegments ?? []) {
      sources.push(await sourceTree(ctx, source, walk));
    }
    trees.push({
      sources,
      sourceType: group.SourceType ?? 'ALL',
      dimensions: group.Dimensions ?? [],
      type: group.Type ?? 'ALL',
    });
  }
  return trees;
}

async function sourceTree(
  ctx: Ctx,
  { Id: segmentId, Version: named }: SegmentReference,
  walk: Walk,
): Promise<CriteriaTree> {
  const { projectId, above, seen, versions = {}, onFollowed } = walk;
  const version = named ?? (Object.hasOwn(versions, segmentId) ? versions[segmentId] : undefined);
  const needed = above.length > 1 ? `, which segment ${above.at(-1)} is built on,` : '';
  if (above.includes(segmentId)) {
    throw new ValidationError(`Source segment ${segmentId}${needed} would be built on itself`);
  }
  if (above.length > MAX_DEPTH || (seen.count += 1) > MAX_SOURCES) {
    throw new ValidationError(
      `The segment is built on too many others: expected at most ${MAX_SOURCES}, ${MAX_DEPTH} deep`,
    );
  }
  const source = await findSegment(ctx, { projectId, segmentId, version });
  if (!source) {
    const which = version === undefined ? '' : ` version ${version}`;
    throw new ValidationError(`Source segment ${segmentId}${which}${needed} does not exist`);
  }
  if (named === undefined) onFollowed?.(source);
  return segmentTree(ctx, source, { ...walk, above: [...above, segmentId] });
}
