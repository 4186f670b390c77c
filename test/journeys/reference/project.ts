import {
  updateEmailChannel,
  updateGcmChannel,
  updateSmsChannel,
} from '../../../src/channels/index.ts';
import type { Ctx } from '../../../src/context.ts';
import { updateEndpointsBatch } from '../../../src/endpoints/index.ts';
import { createApp } from '../../../src/projects/index.ts';
import { createSegment } from '../../../src/segments/index.ts';
import * as templates from '../../../src/templates/index.ts';
import type { Segments } from './definition.ts';
import type { Endpoint } from './world.ts';

const CHANNEL_TYPES = { EMAIL: 'EMAIL', SMS: 'SMS', PUSH: 'GCM' } as const;

/** The templates of the account, once. */
export async function makeTemplates(ctx: Ctx): Promise<void> {
  const TemplateName = 'hello';
  await templates.createEmailTemplate(ctx, {
    TemplateName,
    EmailTemplateRequest: { Subject: 'Hello', HtmlPart: '<p>Hello</p>' },
  });
  await templates.createSmsTemplate(ctx, { TemplateName, SMSTemplateRequest: { Body: 'Hello' } });
  await templates.createPushTemplate(ctx, {
    TemplateName,
    PushNotificationTemplateRequest: { Default: { Title: 'Hello', Body: 'Hello' } },
  });
}

/** A project with all channels, and the segments that journeys start by and ask about. */
export async function makeProject(
  ctx: Ctx,
  level: 'user' | 'endpoint',
): Promise<{ projectId: string; segments: Segments }> {
  const { Id: ApplicationId } = await createApp(ctx, { CreateApplicationRequest: { Name: 'r' } });
  await updateEmailChannel(ctx, {
    ApplicationId,
    EmailChannelRequest: { Identity: 'example.com', FromAddress: 'hello@example.com' },
  });
  await updateSmsChannel(ctx, { ApplicationId, SMSChannelRequest: { Enabled: true } });
  await updateGcmChannel(ctx, { ApplicationId, GCMChannelRequest: { Enabled: true, ApiKey: 'k' } });
  const member = { Member: { AttributeType: 'INCLUSIVE' as const, Values: ['yes'] } };
  const everyone = await createSegment(ctx, {
    ApplicationId,
    WriteSegmentRequest: {
      Name: 'everyone',
      Dimensions: level === 'user' ? { UserAttributes: member } : { Attributes: member },
    },
  });
  const pro = await createSegment(ctx, {
    ApplicationId,
    WriteSegmentRequest: {
      Name: 'pro',
      Dimensions: { Attributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['pro'] } } },
    },
  });
  return { projectId: ApplicationId, segments: { everyone: everyone.Id, pro: pro.Id } };
}

/** Writes endpoints as they are now. */
export async function writeEndpoints(
  ctx: Ctx,
  ApplicationId: string,
  endpoints: readonly Endpoint[],
): Promise<void> {
  const Item = endpoints.map(({ id, userId, channel, zone, optedOut, plan }) => ({
    Id: id,
    ChannelType: CHANNEL_TYPES[channel],
    Address: addressOf(id, channel),
    OptOut: optedOut ? 'ALL' : 'NONE',
    Attributes: { Member: ['yes'], Plan: [plan] },
    ...(zone && { Demographic: { Timezone: zone } }),
    User: { UserId: userId, UserAttributes: { Member: ['yes'] } },
  }));
  await updateEndpointsBatch(ctx, { ApplicationId, EndpointBatchRequest: { Item } });
}

function addressOf(id: string, channel: Endpoint['channel']): string {
  if (channel === 'EMAIL') return `${id}@example.com`;
  return channel === 'SMS' ? `+3161234567${id.slice(1, 2)}` : `token-of-${id}`;
}
