import * as pinpoint from '@aws-sdk/client-pinpoint';
import { writeJourney } from '../generate/journey.ts';
import { endpointOf } from '../generate/population.ts';
import type { PlannedWorld } from '../generate/world.ts';
import { patiently, type Api } from './api.ts';
import { hookPath } from './hook-sink.ts';
import { addressIn, subjectOf } from './mail-sink.ts';

/** A project that is there, with its journeys as drafts. */
export interface World {
  readonly name: string;
  readonly plan: PlannedWorld;
  readonly projectId: string;
  readonly journeyIds: ReadonlyMap<string, string>;
}

export interface SetUpOptions {
  readonly name: string;
  readonly hookHost: string;
}

/** Makes the project with all that its journeys need. What fails in between is made again under another name. */
export async function setUpWorld(
  { sdk }: Api,
  plan: PlannedWorld,
  { name, hookHost }: SetUpOptions,
): Promise<World> {
  const app = await patiently(() =>
    sdk.send(new pinpoint.CreateAppCommand({ CreateApplicationRequest: { Name: name } })),
  );
  const ApplicationId = idOf(app.ApplicationResponse);
  const EmailChannelRequest = { FromAddress: 'faults@example.com', Identity: 'example.com' };
  await patiently(() =>
    sdk.send(new pinpoint.UpdateEmailChannelCommand({ ApplicationId, EmailChannelRequest })),
  );
  const Item = plan.people.map((person) =>
    endpointOf({ ...person, address: addressIn(name, person.address) }),
  );
  await patiently(() =>
    sdk.send(
      new pinpoint.UpdateEndpointsBatchCommand({ ApplicationId, EndpointBatchRequest: { Item } }),
    ),
  );
  if (plan.dailyOfAll > 0) {
    const WriteApplicationSettingsRequest = { Limits: { Daily: plan.dailyOfAll } };
    await patiently(() =>
      sdk.send(
        new pinpoint.UpdateApplicationSettingsCommand({
          ApplicationId,
          WriteApplicationSettingsRequest,
        }),
      ),
    );
  }
  const segment = async (Name: string, Dimensions: pinpoint.SegmentDimensions) => {
    const WriteSegmentRequest = { Name, Dimensions };
    const made = await patiently(() =>
      sdk.send(new pinpoint.CreateSegmentCommand({ ApplicationId, WriteSegmentRequest })),
    );
    return idOf(made.SegmentResponse);
  };
  const segments = {
    all: await segment('all', {}),
    gold: await segment('gold', {
      Attributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['gold'] } },
    }),
  };
  const journeyIds = new Map<string, string>();
  for (const journey of plan.journeys) {
    const template = (step: string) => `${name}-${journey.key}-${step}`;
    for (const [step, { kind }] of journey.steps) {
      if (kind === 'EMAIL')
        await makeTemplate(sdk, template(step), subjectOf(name, journey.key, step));
    }
    const webhook = `http://${hookHost}${hookPath(name, journey.key)}`;
    const WriteJourneyRequest = writeJourney(journey, { segments, webhook, template });
    const made = await patiently(() =>
      sdk.send(new pinpoint.CreateJourneyCommand({ ApplicationId, WriteJourneyRequest })),
    );
    journeyIds.set(journey.key, idOf(made.JourneyResponse));
  }
  return { name, plan, projectId: ApplicationId, journeyIds };
}

/** A name is given once only, so each attempt looks first whether one before it made the template after all. */
async function makeTemplate(
  sdk: pinpoint.PinpointClient,
  TemplateName: string,
  Subject: string,
): Promise<void> {
  const input = {
    TemplateName,
    EmailTemplateRequest: { Subject, HtmlPart: '<p>Hello {{Id}}</p>' },
  };
  await patiently(async () => {
    try {
      await sdk.send(new pinpoint.UpdateEmailTemplateCommand(input));
    } catch (error) {
      if (!(error instanceof pinpoint.NotFoundException)) throw error;
      await sdk.send(new pinpoint.CreateEmailTemplateCommand(input));
    }
  });
}

function idOf(made: { Id?: string | undefined } | undefined): string {
  if (!made?.Id) throw new Error('The API made something without an id');
  return made.Id;
}
