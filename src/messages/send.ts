import { createHash } from 'node:crypto';
import type { Ctx } from '../context.ts';
import { deliver } from '../deliveries/index.ts';
import { findEndpoints } from '../endpoints/index.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { checkMessageRequest } from './problems.ts';
import { directDeliveries, type Recipient } from './recipient.ts';
import { messageResult } from './result.ts';

type MessageRequest = In<'SendMessages'>['MessageRequest'];
type Answer = Out<'SendMessages'>;

/** Sends one message to addresses and endpoints; what became of it is told for each. */
export async function sendMessages(
  ctx: Ctx,
  { ApplicationId, MessageRequest: request }: In<'SendMessages'>,
): Promise<Answer> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const { MessageConfiguration: configuration, TemplateConfiguration: templates = {} } = request;
  const message = { configuration, templates };
  checkMessageRequest(message, request);

  // Endpoints first: what one of them says of an address holds for the bare address too.
  const endpoints = await endpointRecipients(ctx, projectId, request.Endpoints);
  const recipients = [...endpoints, ...addressRecipients(request.Addresses)];
  const direct = { projectId, message, context: request.Context, traceId: request.TraceId };
  const results = await deliver(ctx, directDeliveries(ctx, direct, recipients));

  const byAddress: NonNullable<Answer['Result']> = {};
  const byEndpoint: NonNullable<Answer['EndpointResult']> = {};
  recipients.forEach(({ endpoint }, index) => {
    const result = results[index];
    if (!result) throw new Error('A recipient got no result');
    if (endpoint.id === undefined) byAddress[endpoint.address] = messageResult(result);
    else byEndpoint[endpoint.id] = { ...messageResult(result), Address: endpoint.address };
  });
  return {
    ApplicationId: projectId,
    RequestId: ctx.requestId,
    ...(request.Addresses && { Result: byAddress }),
    ...(request.Endpoints && { EndpointResult: byEndpoint }),
  };
}

async function endpointRecipients(
  ctx: Ctx,
  projectId: string,
  endpoints: MessageRequest['Endpoints'] = {},
): Promise<Recipient[]> {
  const found = await findEndpoints(ctx, projectId, Object.keys(endpoints));
  return Object.entries(endpoints).map(([id, overrides]) => ({
    key: `endpoint/${id}`,
    endpoint: found.get(id) ?? { id },
    overrides,
  }));
}

function addressRecipients(addresses: MessageRequest['Addresses'] = {}): Recipient[] {
  return Object.entries(addresses).map(([address, { ChannelType: channelType, ...overrides }]) => ({
    // A push token may be longer than a key, and a key is no place for an address.
    key: `address/${createHash('sha256').update(address).digest('hex')}`,
    endpoint: { channelType, address },
    overrides,
  }));
}
