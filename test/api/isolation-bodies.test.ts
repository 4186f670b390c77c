import {
  CreateCampaignCommand,
  CreateExportJobCommand,
  CreateJourneyCommand,
  CreateSegmentCommand,
  SendMessagesCommand,
  UpdateJourneyCommand,
} from '@aws-sdk/client-pinpoint';
import type { PinpointClient, WriteJourneyRequest } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemCtx } from '../../src/context.ts';
import { removeProviders } from '../support/mail-provider.ts';
import { principalWith } from '../support/principals.ts';
import { contentOf } from './isolation/content.ts';
import type { Content } from './isolation/content.ts';
import { digestOf } from './isolation/rows.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let theirs: Content;
let mine: Content;
let client: PinpointClient;
let before: Record<string, string>;
beforeAll(async () => {
  world = await apiWorld();
  theirs = await contentOf(world, { account: '111111111111', name: 'one', secret: 'theirs' });
  mine = await contentOf(world, { account: '222222222222', name: 'two', secret: 'mine' });
  const grants = { account: mine.account, roles: [['administrator']] } as const;
  client = world.client((await principalWith(world.deps, grants)).key);
  before = await digestOf(world.deps.db, theirs.account);
});
afterAll(() => world.close());

const segmentOf = ({ labels: { SegmentId } }: Content) => SegmentId ?? '';
const templateOf = ({ labels: { TemplateName } }: Content) => TemplateName ?? '';
const project = () => mine.labels.ApplicationId ?? '';

function journeyWith(parts: Partial<WriteJourneyRequest>): WriteJourneyRequest {
  return {
    Name: 'J',
    State: 'ACTIVE',
    StartCondition: { SegmentStartCondition: { SegmentId: segmentOf(mine) } },
    StartActivity: 'a',
    Activities: { a: { Wait: { WaitTime: { WaitFor: 'P1D' } } } },
    ...parts,
  };
}

const createJourney = (parts: Partial<WriteJourneyRequest>) =>
  client.send(
    new CreateJourneyCommand({
      ApplicationId: project(),
      WriteJourneyRequest: journeyWith(parts),
    }),
  );

const condition = (of: Content) => ({ SegmentCondition: { SegmentId: segmentOf(of) } });
const MESSAGE = { EmailMessage: { Title: 'T', HtmlBody: 'B' } };
const S3 = { RoleArn: 'arn:aws:iam::000000000000:role/r', S3UrlPrefix: 's3://bucket/' };

/** Each way to refer to something: with one's own it goes well, with another account's it does not. */
const REFERENCES: Readonly<Record<string, (to: Content) => Promise<unknown>>> = {
  'a journey that begins with the segment': (to) =>
    createJourney({ StartCondition: { SegmentStartCondition: { SegmentId: segmentOf(to) } } }),
  'a journey that asks who is in the segment': (to) =>
    createJourney({
      Activities: {
        a: {
          ConditionalSplit: {
            Condition: { Conditions: [condition(to)] },
            TrueActivity: 'b',
            FalseActivity: 'b',
          },
        },
        b: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
      },
    }),
  'a journey that branches by the segment': (to) =>
    createJourney({
      Activities: {
        a: {
          MultiCondition: {
            Branches: [{ Condition: condition(to), NextActivity: 'b' }],
            DefaultActivity: 'b',
          },
        },
        b: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
      },
    }),
  'a journey that sends the template': (to) =>
    createJourney({ Activities: { a: { EMAIL: { TemplateName: templateOf(to) } } } }),
  'a draft that is then published': async (to) => {
    const { JourneyResponse } = await createJourney({ State: 'DRAFT' });
    const StartCondition = { SegmentStartCondition: { SegmentId: segmentOf(to) } };
    return client.send(
      new UpdateJourneyCommand({
        ApplicationId: project(),
        JourneyId: JourneyResponse?.Id,
        WriteJourneyRequest: journeyWith({ StartCondition }),
      }),
    );
  },
  'a campaign to the segment': (to) =>
    client.send(
      new CreateCampaignCommand({
        ApplicationId: project(),
        WriteCampaignRequest: {
          Name: 'C',
          SegmentId: segmentOf(to),
          Schedule: { StartTime: 'IMMEDIATE' },
          MessageConfiguration: MESSAGE,
        },
      }),
    ),
  'a campaign that sends the template': (to) =>
    client.send(
      new CreateCampaignCommand({
        ApplicationId: project(),
        WriteCampaignRequest: {
          Name: 'C',
          SegmentId: segmentOf(mine),
          Schedule: { StartTime: 'IMMEDIATE' },
          TemplateConfiguration: { EmailTemplate: { Name: templateOf(to) } },
        },
      }),
    ),
  'a segment that builds on the segment': (to) =>
    client.send(
      new CreateSegmentCommand({
        ApplicationId: project(),
        WriteSegmentRequest: {
          Name: 'S',
          SegmentGroups: { Groups: [{ SourceSegments: [{ Id: segmentOf(to) }] }] },
        },
      }),
    ),
  'an export of the segment': (to) =>
    client.send(
      new CreateExportJobCommand({
        ApplicationId: project(),
        ExportJobRequest: { ...S3, SegmentId: segmentOf(to) },
      }),
    ),
};

describe.each(Object.entries(REFERENCES))('%s', (_what, refer) => {
  it('may be made of one’s own', async () => {
    await refer(mine);
  });

  it('may not be made of another account’s', async () => {
    await expect(refer(theirs)).rejects.toMatchObject({
      name: expect.stringMatching(/^(BadRequest|NotFound)Exception$/),
      message: expect.not.stringContaining('theirs'),
    });
    expect(await digestOf(world.deps.db, theirs.account)).toEqual(before);
  });
});

it('a message from another account’s template goes to nobody', async () => {
  const send = async (of: Content) => {
    const { MessageResponse } = await client.send(
      new SendMessagesCommand({
        ApplicationId: project(),
        MessageRequest: {
          Addresses: { 'ada@example.com': { ChannelType: 'EMAIL' } },
          MessageConfiguration: {},
          TemplateConfiguration: { EmailTemplate: { Name: templateOf(of) } },
        },
      }),
    );
    return MessageResponse?.Result?.['ada@example.com'];
  };
  // Without a server of its own the project delivers into the outbox.
  const ctx = systemCtx(world.deps, mine.account, 'test');
  await removeProviders(ctx, project());
  expect(await send(mine)).toMatchObject({ DeliveryStatus: 'SUCCESSFUL' });
  expect(await send(theirs)).toMatchObject({
    DeliveryStatus: 'PERMANENT_FAILURE',
    StatusMessage: expect.stringContaining('TEMPLATE_NOT_FOUND'),
  });
  expect(await digestOf(world.deps.db, theirs.account)).toEqual(before);
});
