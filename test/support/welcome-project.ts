import * as channels from '../../src/channels/index.ts';
import type { Ctx } from '../../src/context.ts';
import * as endpoints from '../../src/endpoints/index.ts';
import * as journeys from '../../src/journeys/index.ts';
import * as projects from '../../src/projects/index.ts';
import * as segments from '../../src/segments/index.ts';
import * as templates from '../../src/templates/index.ts';
import type { In } from '../../src/wire.ts';

export type Activities = NonNullable<In<'CreateJourney'>['WriteJourneyRequest']['Activities']>;

export interface WelcomeProject {
  readonly projectId: string;
  readonly segmentId: string;
}

/** A project with e-mail, SMS and push enabled, people, one template of each kind and a segment of everyone. */
export async function welcomeProject(ctx: Ctx, people: readonly string[]): Promise<WelcomeProject> {
  const app = await projects.createApp(ctx, { CreateApplicationRequest: { Name: 'test' } });
  const ApplicationId = app.Id;
  await channels.updateEmailChannel(ctx, {
    ApplicationId,
    EmailChannelRequest: {
      Identity: 'example.com',
      FromAddress: 'hello@example.com',
      Enabled: true,
    },
  });
  await channels.updateSmsChannel(ctx, { ApplicationId, SMSChannelRequest: { Enabled: true } });
  await channels.updateGcmChannel(ctx, {
    ApplicationId,
    GCMChannelRequest: { Enabled: true, ApiKey: 'key' },
  });
  for (const id of people) await addPerson(ctx, ApplicationId, id);
  await templates.createEmailTemplate(ctx, {
    TemplateName: 'hello',
    EmailTemplateRequest: { Subject: 'Hello {{User.UserId}}', HtmlPart: '<p>Hello</p>' },
  });
  await templates.createSmsTemplate(ctx, {
    TemplateName: 'hello',
    SMSTemplateRequest: { Body: 'Hello {{User.UserId}}' },
  });
  await templates.createPushTemplate(ctx, {
    TemplateName: 'hello',
    PushNotificationTemplateRequest: { Default: { Title: 'Hello', Body: 'Hello {{User.UserId}}' } },
  });
  const segment = await segments.createSegment(ctx, {
    ApplicationId,
    WriteSegmentRequest: {
      Name: 'everyone',
      Dimensions: { UserAttributes: { Member: { AttributeType: 'INCLUSIVE', Values: ['yes'] } } },
    },
  });
  return { projectId: ApplicationId, segmentId: segment.Id };
}

/** A person with an e-mail address and a phone. */
async function addPerson(ctx: Ctx, ApplicationId: string, id: string): Promise<void> {
  const User = { UserId: id, UserAttributes: { Member: ['yes'] } };
  await endpoints.updateEndpointsBatch(ctx, {
    ApplicationId,
    EndpointBatchRequest: {
      Item: [
        { Id: `${id}-email`, ChannelType: 'EMAIL', Address: `${id}@example.com`, User },
        { Id: `${id}-phone`, ChannelType: 'SMS', Address: phoneOf(id), User },
      ],
    },
  });
}

function phoneOf(id: string): string {
  const digits = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_000_000, 7);
  return `+316${String(digits).padStart(8, '1')}`;
}

/** Publishes a journey over the segment; returns its id. */
export async function publishJourney(
  ctx: Ctx,
  { projectId, segmentId }: WelcomeProject,
  StartActivity: string,
  steps: Activities,
): Promise<string> {
  const journey = await journeys.createJourney(ctx, {
    ApplicationId: projectId,
    WriteJourneyRequest: {
      Name: 'test',
      State: 'ACTIVE',
      StartCondition: { SegmentStartCondition: { SegmentId: segmentId } },
      StartActivity,
      Activities: steps,
    },
  });
  return journey.Id;
}

/** The outcomes of every participant, step by step. */
export async function paths(
  ctx: Ctx,
  projectId: string,
  journeyId: string,
): Promise<Record<string, string[]>> {
  const { Item } = await journeys.listJourneyParticipants(ctx, {
    ApplicationId: projectId,
    JourneyId: journeyId,
    PageSize: '1000',
  });
  return Object.fromEntries(
    Item.map(({ Id, Steps }) => [Id, Steps.map((step) => `${step.ActivityId}:${step.Outcome}`)]),
  );
}

export async function journeyState(ctx: Ctx, projectId: string, journeyId: string) {
  return (await journeys.getJourney(ctx, { ApplicationId: projectId, JourneyId: journeyId })).State;
}

/** Messages that left, as the outbox has them: one line each. */
export async function messagesTo(ctx: Ctx, projectId: string): Promise<string[]> {
  const rows = await ctx
    .db('outbox_messages')
    .where({ project_id: projectId })
    .select<{ channel_type: string; address: string }[]>('channel_type', 'address');
  return rows.map((row) => `${row.channel_type} ${row.address}`).sort();
}
