export { putEvents } from './put.ts';
export { type NewEvent, recordEvents } from './record.ts';
