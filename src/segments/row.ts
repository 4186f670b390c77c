import { arn } from '../arn.ts';
import type { Ctx } from '../context.ts';
import type { SegmentDimensions, SegmentGroups } from '../domain/segment/index.ts';
import type { In, Out } from '../wire.ts';

/** The written form, whose arrays the wire may change; the domain reads the same members. */
export type WrittenSegment = In<'CreateSegment'>['WriteSegmentRequest'];

/** One version of a segment. */
export interface SegmentRow {
  readonly project_id: string;
  readonly id: string;
  readonly name: string;
  readonly type: 'DIMENSIONAL' | 'IMPORT';
  readonly version: number;
  readonly tags: Record<string, string>;
  readonly dimensions: WrittenSegment['Dimensions'] | null;
  readonly segment_groups: WrittenSegment['SegmentGroups'] | null;
  readonly created_at: Date;
  readonly modified_at: Date;
}

/** A segment as other nouns see it. */
export interface Segment {
  readonly id: string;
  readonly version: number;
  readonly type: 'DIMENSIONAL' | 'IMPORT';
  readonly name: string;
  readonly Dimensions?: SegmentDimensions;
  readonly SegmentGroups?: SegmentGroups;
}

export interface SegmentRef {
  readonly projectId: string;
  readonly segmentId: string;
  /** Absent: the newest. */
  readonly version?: number;
}

/** Which version of each segment counts where none is named; of others, the newest. */
export type SegmentVersions = Readonly<Record<string, number>>;

/** A query for segment versions of a project (alias `v`) with what is common to all versions (alias `s`). */
export function selectVersions(ctx: Ctx, projectId: string) {
  return ctx
    .db('segments as s')
    .join('segment_versions as v', (join) =>
      join.on('v.project_id', 's.project_id').andOn('v.segment_id', 's.id'),
    )
    .where('s.project_id', projectId)
    .select<SegmentRow[]>(
      's.project_id',
      's.id',
      's.type',
      's.tags',
      's.created_at',
      'v.name',
      'v.version',
      'v.dimensions',
      'v.segment_groups',
      'v.modified_at',
    );
}

/** One segment version by its reference; undefined when there is none. */
export async function findRow(
  ctx: Ctx,
  { projectId, segmentId, version }: SegmentRef,
): Promise<SegmentRow | undefined> {
  const query = selectVersions(ctx, projectId).where('s.id', segmentId);
  const [row] = await (version === undefined
    ? query.whereRaw('v.version = s.version')
    : query.where('v.version', version));
  return row;
}

/** A segment version as the wire shows it. */
export function presentSegment(ctx: Ctx, row: SegmentRow): Out<'GetSegment'> {
  return {
    ApplicationId: row.project_id,
    Arn: arn(ctx, `apps/${row.project_id}/segments/${row.id}`),
    Id: row.id,
    Name: row.name,
    SegmentType: row.type,
    Version: row.version,
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.modified_at.toISOString(),
    ...(row.dimensions && { Dimensions: row.dimensions }),
    ...(row.segment_groups && { SegmentGroups: row.segment_groups }),
    tags: row.tags,
  };
}
