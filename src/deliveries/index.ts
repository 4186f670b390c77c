export { deliver } from './deliver.ts';
export { findDelivery, type KnownDelivery } from './find.ts';
export { getOutboxMessage } from './get-outbox.ts';
export { listDeliveries } from './list.ts';
export { listOutboxMessages } from './list-outbox.ts';
export { OutdatedRequest } from './outdated-request.ts';
export { readLinkToken } from './links.ts';
export { Rehearsal } from './rehearse.ts';
export type { DeliveryRequest, DeliveryResult, DeliverySource, DirectAddress } from './request.ts';
