import { updateEmailChannel, updateSmsChannel } from '../../src/channels/index.ts';
import type { Ctx } from '../../src/context.ts';
import { updateEndpointsBatch } from '../../src/endpoints/index.ts';
import { createJourney } from '../../src/journeys/index.ts';
import { createApp, updateJourneySettings } from '../../src/projects/index.ts';
import { createSegment } from '../../src/segments/index.ts';
import { createEmailTemplate } from '../../src/templates/index.ts';

let made = 0;

/** A project with `count` endpoints; `start` publishes "send, wait 1 s, yes/no split, send" over them. */
export async function referenceJourney(
  ctx: Ctx,
  count: number,
): Promise<{ projectId: string; start: () => Promise<string> }> {
  const { Id: ApplicationId } = await createApp(ctx, {
    CreateApplicationRequest: { Name: 'bench' },
  });
  await updateEmailChannel(ctx, {
    ApplicationId,
    EmailChannelRequest: { FromAddress: 'bench@example.com', Identity: 'example.com' },
  });
  await updateSmsChannel(ctx, { ApplicationId, SMSChannelRequest: { Enabled: true } });
  for (let at = 0; at < count; at += 100) {
    const Item = Array.from({ length: Math.min(100, count - at) }, (_, i) => ({
      Id: `e${at + i}`,
      ChannelType: 'EMAIL' as const,
      Address: `e${at + i}@example.com`,
      Attributes: { Name: [`Person ${at + i}`] },
    }));
    await updateEndpointsBatch(ctx, { ApplicationId, EndpointBatchRequest: { Item } });
  }
  // The bare workflows that it is compared with evaluate after their wait, too.
  await updateJourneySettings(ctx, {
    ApplicationId,
    WriteJourneySettingsRequest: { EvaluationWaits: { Message: 'PT0S' } },
  });
  const TemplateName = `bench-${(made += 1)}`;
  await createEmailTemplate(ctx, {
    TemplateName,
    EmailTemplateRequest: {
      Subject: 'Hello {{Attributes.Name}}',
      HtmlPart: '<html><body><p>Hello {{Attributes.Name}}</p></body></html>',
    },
  });
  const segment = await createSegment(ctx, {
    ApplicationId,
    WriteSegmentRequest: { Name: 'all', Dimensions: {} },
  });
  const message = { TemplateName };
  return {
    projectId: ApplicationId,
    async start() {
      const journey = await createJourney(ctx, {
        ApplicationId,
        WriteJourneyRequest: {
          Name: 'reference',
          State: 'ACTIVE',
          StartCondition: { SegmentStartCondition: { SegmentId: segment.Id } },
          StartActivity: 'send',
          Activities: {
            send: { EMAIL: { ...message, NextActivity: 'wait' } },
            wait: { Wait: { WaitTime: { WaitFor: 'PT1S' }, NextActivity: 'opened' } },
            opened: {
              ConditionalSplit: {
                Condition: {
                  Conditions: [
                    {
                      EventCondition: {
                        MessageActivity: 'send',
                        Dimensions: {
                          EventType: { DimensionType: 'INCLUSIVE', Values: ['_email.open'] },
                        },
                      },
                    },
                  ],
                },
                FalseActivity: 'again',
                TrueActivity: 'again',
              },
            },
            again: { EMAIL: message },
          },
        },
      });
      return journey.Id;
    },
  };
}
