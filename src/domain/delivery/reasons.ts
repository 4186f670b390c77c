/** Why a message was not sent, or is not known to be: every "no" of the ledger has one of these. */
export const REASONS = {
  OPTED_OUT: 'The recipient has opted out of messages.',
  SUPPRESSED: 'The address is on the suppression list of the project.',
  TOPIC_LEFT: 'The recipient wants no messages on this topic.',
  ENDPOINT_INACTIVE: 'The endpoint is inactive.',
  ENDPOINT_NOT_FOUND: 'There is no such endpoint in the project.',
  NO_ADDRESS: 'The endpoint has no address.',
  INVALID_ADDRESS: 'The address is not valid for its channel.',
  TOKEN_EXPIRED: 'The push service says that the device token is not valid any more.',
  NO_CHANNEL: 'The endpoint has no channel type.',
  CHANNEL_NOT_OFFERED: 'Messages of this channel are not offered yet.',
  CHANNEL_DISABLED: 'The channel is not enabled in the project.',
  NO_MESSAGE_FOR_CHANNEL: "The message has no content for the endpoint's channel.",
  NO_FROM_ADDRESS: 'Neither the message nor the channel has an address to send from.',
  TEMPLATE_NOT_FOUND: 'There is no such template, or no such version of it.',
  RENDERING_FAILED: 'The template could not be rendered for this recipient.',
  MESSAGE_NOT_VALID: 'The message is not valid for its channel.',
  DUPLICATE: 'The same address is in the request more than once.',
  DAILY_CAP: 'The recipient has had as many messages as the limits allow in 24 hours.',
  TIMEFRAME_CAP: 'The recipient has had as many messages as the limits allow in their timeframe.',
  TOTAL_CAP: 'The recipient has had as many messages as the limits allow in all.',
  QUIET_TIME: 'It is outside the hours in which the recipient may get messages.',
  NO_OPENING: 'There is no moment within a year at which the recipient may get messages.',
  PROVIDER_REJECTED: 'The provider refused the message for good.',
  PROVIDER_UNAVAILABLE: 'The provider could not take the message now; it may be tried again.',
  PROVIDER_PACE: 'The provider takes no more messages per second; this one waits for its turn.',
  PROVIDER_SILENT: 'The provider was given the message and did not answer.',
  INTERRUPTED:
    'Sending was interrupted after the hand-over to the provider; nobody knows whether it went out.',
  IN_PROGRESS: 'Another attempt is sending this message at the moment.',
} as const;

export type ReasonCode = keyof typeof REASONS;

export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(REASONS, code);
}
