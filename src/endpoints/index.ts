export { type AttributeChange, changeAttributes } from './change-attributes.ts';
export { deactivateDead } from './deactivate-dead.ts';
export { deleteEndpoint } from './delete.ts';
export { deleteUserEndpoints } from './delete-user.ts';
export { findEndpoint, findEndpoints, findUserEndpoints } from './find.ts';
export { getEndpoint } from './get.ts';
export { getUserEndpoints } from './get-user.ts';
export { presentEndpoint } from './present.ts';
export { removeAttributes } from './remove-attributes.ts';
export { type EndpointRow, selectEndpoints, toEndpoint } from './row.ts';
export { updateEndpoint } from './update.ts';
export { updateEndpointsBatch } from './update-batch.ts';
export { endpointTransaction } from './transaction.ts';
export {
  type EndpointItem,
  EndpointsRefused,
  refusedItems,
  storeEndpoints,
  upsertEndpoints,
} from './upsert.ts';
