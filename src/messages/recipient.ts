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
  const repeated = repeatedAddresses(recipients.map(({ endpoint }) => endpoint));
  return recipients.map(({ key, endpoint, overrides }) => {
    const content = contentFor(endpoint.channelType, message, overrides);
    const refusal = refusalOf(endpoint, repeated);
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

function refusalOf(
  endpoint: Recipient['endpoint'],
  repeated: ReadonlySet<Recipient['endpoint']>,
): ReasonCode | undefined {
  if (endpoint.channelType && !isOffered(endpoint.channelType)) return 'CHANNEL_NOT_OFFERED';
  return repeated.has(endpoint) ? 'DUPLICATE' : undefined;
}
