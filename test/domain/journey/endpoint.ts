import type { Endpoint } from '../../../src/domain/endpoint.ts';

/** An endpoint that nothing stands against, but for what is given. */
export const endpoint = (over: Partial<Endpoint> = {}): Endpoint => ({
  id: 'e1',
  channelType: 'EMAIL',
  address: 'a@example.com',
  userId: undefined,
  status: 'ACTIVE',
  optOut: 'NONE',
  attributes: {},
  metrics: {},
  userAttributes: {},
  demographic: {},
  location: {},
  cohort: 0,
  requestId: undefined,
  effectiveDate: '2026-01-01T00:00:00.000Z',
  creationDate: '2026-01-01T00:00:00.000Z',
  ...over,
});
