import type { Ctx } from '../../src/context.ts';
import type { DeliveryRequest } from '../../src/deliveries/index.ts';
import type { MessageContent } from '../../src/domain/delivery/index.ts';
import type { ChannelType, Endpoint } from '../../src/domain/endpoint.ts';
import { createApp } from '../../src/projects/index.ts';

/** A project of the test's own, with every channel on. */
export async function makeProject(ctx: Ctx): Promise<string> {
  const { Id } = await createApp(ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  for (const type of ['EMAIL', 'SMS', 'GCM']) {
    const config = type === 'EMAIL' ? { FromAddress: 'Shop <shop@example.com>' } : {};
    await ctx.db('channels').insert({ project_id: Id, type, config, modified_by: 'test' });
  }
  return Id;
}

export async function makeEndpoint(
  ctx: Ctx,
  projectId: string,
  given: Partial<Endpoint> & { id: string },
): Promise<Endpoint> {
  const endpoint: Endpoint = {
    channelType: 'EMAIL',
    address: `${given.id}@example.com`,
    userId: undefined,
    status: 'ACTIVE',
    optOut: 'NONE',
    attributes: {},
    metrics: {},
    userAttributes: {},
    demographic: {},
    location: {},
    cohort: 7,
    requestId: undefined,
    effectiveDate: '2026-11-22T00:00:00.000Z',
    creationDate: '2026-11-22T00:00:00.000Z',
    ...given,
  };
  await ctx.db('endpoints').insert({
    project_id: projectId,
    id: endpoint.id,
    channel_type: endpoint.channelType,
    address: endpoint.address,
    status: endpoint.status,
    opt_out: endpoint.optOut,
    cohort: endpoint.cohort,
  });
  return endpoint;
}

export const addressOf = (channelType: ChannelType, address: string) => ({ channelType, address });

/** A marketing request with sensible content; the test says what matters to it. */
export function request(
  projectId: string,
  endpoint: DeliveryRequest['endpoint'],
  given: Partial<Omit<DeliveryRequest, 'content'>> & { content?: MessageContent } = {},
): DeliveryRequest {
  return {
    key: `test/${endpoint.id ?? endpoint.address}`,
    class: 'marketing',
    source: { kind: 'direct' },
    projectId,
    endpoint,
    content: { channel: 'EMAIL', subject: 'Hello', html: '<p>Hi {{Id}}</p>' },
    ...given,
  };
}
