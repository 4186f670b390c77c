import { OPERATIONS } from './api/model.ts';

/** Actions that are no operation: the service's console has one, and metrics are answered beside the model. */
const OTHERS = ['mobiletargeting:GetReports', 'cairn:GetMetrics'];

/** Everything that a policy may allow or deny. */
export const ACTIONS: ReadonlySet<string> = new Set([
  ...OPERATIONS.map(
    ({ name, isExtension }) => `${isExtension ? 'cairn' : 'mobiletargeting'}:${name}`,
  ),
  ...OTHERS,
]);
