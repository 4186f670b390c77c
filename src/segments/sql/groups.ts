import type { Combination, SegmentDimensions } from '../../domain/segment/index.ts';
import { compileDimensions } from './dimensions.ts';
import { combine, type Fragment } from './fragment.ts';

/** The criteria of a segment with the segments it is built on in place of their ids. */
export interface CriteriaTree {
  readonly dimensions: SegmentDimensions;
  readonly include: Combination;
  readonly groups: readonly {
    readonly sources: readonly CriteriaTree[];
    readonly sourceType: Combination;
    readonly dimensions: readonly SegmentDimensions[];
    readonly type: Combination;
  }[];
}

/** Whether an endpoint is in a segment, in SQL over endpoints `e` and their users `u`. */
export function compileCriteria(tree: CriteriaTree, now: Date): Fragment {
  const groups = tree.groups.map((group) => {
    const sources = group.sources.map((source) => compileCriteria(source, now));
    const dimensions = group.dimensions.map((part) => compileDimensions(part, now));
    return combine('ALL', [combine(group.sourceType, sources), combine(group.type, dimensions)]);
  });
  return combine('ALL', [compileDimensions(tree.dimensions, now), combine(tree.include, groups)]);
}
