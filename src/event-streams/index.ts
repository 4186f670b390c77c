export { deleteEventStream } from './delete.ts';
export { getEventStream } from './get.ts';
export { putEventStream } from './put.ts';
