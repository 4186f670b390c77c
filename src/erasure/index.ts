export { deleteEndpoint } from './delete-endpoint.ts';
export { deleteUserEndpoints } from './delete-user-endpoints.ts';
