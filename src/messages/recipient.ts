import type { Ctx } from '../context.ts';
import type { DeliveryRequest } from '../deliveries/index.ts';
import type { ReasonCode } from '../domain/delivery/index.ts';
import type { DirectMessage, Overrides } from './configuration.ts';
import { contentFor, isOffered } from './content/index.ts';
import { repeatedAddresses } from './repeated.ts';

/** One recipient of a direct message. */
export interface Recipient {
  /** Unique within the request, and short. */
  readonly key: string;
  readonly endpoint: DeliveryRequest['endpoint'];
  readonly overrides: Overrides;
}

export interface DirectRequest {
  readonly projectId: string;
  readonly message: DirectMessage;
  readonly context: Readonly<Record<string, string>> | undefined;
  readonly traceId: string | undefined;
}

/** The deliveries of one request, in the order of the recipients; an address gets the message once. */
export function directDeliveries(
  ctx: Ctx,
  { projectId, message, context, traceId }: DirectRequest,
  recipients: readonly Recipient[],
): DeliveryRequest[] {
  const repeated = repeatedAddresses(recipients);
  return recipients.map((recipient) => {
    const { key, endpoint, overrides } = recipient;
    const content = contentFor(endpoint.channelType, message, overrides);
    const refusal = refusalOf(recipient, repeated);
    const attributes = { ...context, ...overrides.Context };
    return {
      key: `direct/${ctx.requestId}/${key}`,
      class:
        content.channel === 'SMS' && content.messageType === 'PROMOTIONAL'
          ? 'marketing'
          : 'transactional',
      source: { kind: 'direct' },
      projectId,
      endpoint,
      content,
      ...(refusal && { refusal }),
      ...(Object.keys(attributes).length > 0 && { context: attributes }),
      ...(traceId && { traceId }),
    };
  });
}

function refusalOf(recipient: Recipient, repeated: ReadonlySet<Recipient>): ReasonCode | undefined {
  const { channelType } = recipient.endpoint;
  if (channelType && !isOffered(channelType)) return 'CHANNEL_NOT_OFFERED';
  return repeated.has(recipient) ? 'DUPLICATE' : undefined;
}
