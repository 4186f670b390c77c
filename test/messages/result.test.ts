import { expect, it } from 'vitest';
import { messageResult } from '../../src/messages/result.ts';

const answer = (given: Partial<Parameters<typeof messageResult>[0]>) =>
  messageResult({ deliveryId: 'd', state: 'rejected', ...given });

it.each([
  [{ state: 'accepted' }, 'SUCCESSFUL', 200, 'MessageId: d'],
  [
    { reason: 'PROVIDER_REJECTED', detail: '550 no such user' },
    'PERMANENT_FAILURE',
    400,
    'PROVIDER_REJECTED: The provider refused the message for good. 550 no such user',
  ],
  [
    { reason: 'PROVIDER_UNAVAILABLE', transient: true },
    'TEMPORARY_FAILURE',
    503,
    'PROVIDER_UNAVAILABLE: The provider could not take the message now; it may be tried again.',
  ],
  // Sending a second time could reach the person twice, so it is no temporary failure.
  [
    { state: 'unknown', reason: 'PROVIDER_SILENT', transient: true },
    'UNKNOWN_FAILURE',
    500,
    'PROVIDER_SILENT: The provider was given the message and did not answer.',
  ],
] as const)('%j is %s', (given, DeliveryStatus, StatusCode, StatusMessage) => {
  expect(answer(given)).toEqual({ DeliveryStatus, StatusCode, StatusMessage, MessageId: 'd' });
});
