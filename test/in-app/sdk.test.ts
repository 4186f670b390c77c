import { GetInAppMessagesCommand, NotFoundException } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { campaignProject } from '../campaigns/campaign-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

it('an SDK client fetches what to show', async () => {
  const client = world.client();
  const { ApplicationId, banner, create } = await campaignProject(world.ctx);
  const { Id: CampaignId } = await create(banner);
  const EndpointId = 'a phone/1';
  await updateEndpoint(world.ctx, { ApplicationId, EndpointId, EndpointRequest: {} });
  const answer = await client.send(new GetInAppMessagesCommand({ ApplicationId, EndpointId }));
  expect(answer.InAppMessagesResponse?.InAppMessageCampaigns).toEqual([
    {
      ...{ CampaignId, TreatmentId: '0', DailyCap: 0, SessionCap: 0, TotalCap: 0 },
      Schedule: { EventFilter: banner.Schedule?.EventFilter },
      InAppMessage: banner.MessageConfiguration?.InAppMessage,
    },
  ]);
  const unknown = new GetInAppMessagesCommand({ ApplicationId, EndpointId: 'x' });
  await expect(client.send(unknown)).rejects.toBeInstanceOf(NotFoundException);
});
