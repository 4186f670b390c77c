export { listApplicationAuditEvents, listAuditEvents } from './list.ts';
export { recordAuditEvent, type AuditEvent } from './record.ts';
export { removeOldAuditEvents } from './remove-old.ts';
