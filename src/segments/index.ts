export { createSegment } from './create.ts';
export { deleteSegment } from './delete.ts';
export { findSegment } from './find.ts';
export { getSegment, getSegmentVersion } from './get.ts';
export { getSegments, getSegmentVersions } from './list.ts';
export { filterMembers, segmentPage, segmentSize } from './members.ts';
export type { Segment, SegmentRef } from './row.ts';
export { updateSegment } from './update.ts';
