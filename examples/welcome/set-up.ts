import * as pinpoint from '@aws-sdk/client-pinpoint';
import { endpointsOf, type Customer } from './customers.ts';
import { welcomeJourney } from './journey.ts';
import { createTemplates } from './templates.ts';

export interface WelcomeProject {
  readonly appId: string;
  readonly journeyId: string;
}

/** How many endpoints one UpdateEndpointsBatch takes. */
const BATCH = 100;

/** Makes a project with channels, people, templates, a segment and a journey, and starts it. */
export async function setUpWelcome(
  client: pinpoint.PinpointClient,
  customers: readonly Customer[],
  { name, wait, say }: { name: string; wait: string; say: (line: string) => void },
): Promise<WelcomeProject> {
  const app = await client.send(
    new pinpoint.CreateAppCommand({ CreateApplicationRequest: { Name: name } }),
  );
  const ApplicationId = app.ApplicationResponse?.Id ?? '';
  say(`Project "${name}" is ${ApplicationId}`);

  await enableChannels(client, ApplicationId);
  const endpoints = customers.flatMap(endpointsOf);
  for (let at = 0; at < endpoints.length; at += BATCH) {
    const EndpointBatchRequest = { Item: endpoints.slice(at, at + BATCH) };
    await client.send(
      new pinpoint.UpdateEndpointsBatchCommand({ ApplicationId, EndpointBatchRequest }),
    );
  }
  say(`${customers.length} people with ${endpoints.length} endpoints are in`);

  const templates = await createTemplates(client, `welcome-${ApplicationId.slice(0, 8)}`);
  const segment = await client.send(
    new pinpoint.CreateSegmentCommand({
      ApplicationId,
      WriteSegmentRequest: {
        Name: 'New customers',
        // Only user attributes: each person takes part once, with all endpoints.
        Dimensions: {
          UserAttributes: { Customer: { AttributeType: 'INCLUSIVE', Values: ['new'] } },
        },
      },
    }),
  );
  const journey = await client.send(
    new pinpoint.CreateJourneyCommand({
      ApplicationId,
      WriteJourneyRequest: welcomeJourney(segment.SegmentResponse?.Id ?? '', templates, wait),
    }),
  );
  const journeyId = journey.JourneyResponse?.Id ?? '';
  say(`Journey "Welcome" is ${journeyId} and has started`);
  return { appId: ApplicationId, journeyId };
}

async function enableChannels(client: pinpoint.PinpointClient, ApplicationId: string) {
  await client.send(
    new pinpoint.UpdateEmailChannelCommand({
      ApplicationId,
      EmailChannelRequest: {
        FromAddress: 'Fern & Fold <hello@example.com>',
        Identity: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
      },
    }),
  );
  await client.send(
    new pinpoint.UpdateSmsChannelCommand({ ApplicationId, SMSChannelRequest: { Enabled: true } }),
  );
  await client.send(
    new pinpoint.UpdateGcmChannelCommand({
      ApplicationId,
      GCMChannelRequest: { Enabled: true, ApiKey: 'made-up-key' },
    }),
  );
}
