export { listTagsForResource } from './list.ts';
export { nearestTags } from './nearest.ts';
export { tagResource } from './tag.ts';
export { untagResource } from './untag.ts';
