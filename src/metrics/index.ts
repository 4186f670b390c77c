export { deliveries } from './deliveries.ts';
export { exposition, type Exposition } from './exposition.ts';
export {
  authenticationFailures,
  rateLimited,
  requestDuration,
  requests,
  requestsInFlight,
} from './requests.ts';
