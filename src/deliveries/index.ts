export { deliver } from './deliver.ts';
export type { DeliveryRequest, DeliveryResult, DeliverySource, DirectAddress } from './request.ts';
