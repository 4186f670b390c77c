export { trackOpen } from './track-open.ts';
