export { listTagsForResource } from './list.ts';
export { tagResource } from './tag.ts';
export { untagResource } from './untag.ts';
