export { findAccessKey, openSecret, sealSecret } from './access-key.ts';
export type { AccessKey } from './access-key.ts';
export { createApiKey } from './create-api-key.ts';
export { deleteApiKey } from './delete-api-key.ts';
export { ensureRootKey } from './ensure-root-key.ts';
export { findApiKey } from './find-api-key.ts';
export { listApiKeys } from './list-api-keys.ts';
export { noteUse } from './note-use.ts';
export { claimedKeyId, readSession, readTicket, sessionFor, sessionTicket } from './session.ts';
