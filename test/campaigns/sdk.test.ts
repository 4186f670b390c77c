import * as pinpoint from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { campaignProject } from './campaign-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

it('an SDK client leads a campaign through its life', async () => {
  const client = world.client();
  const { ApplicationId, mail, segmentId } = await campaignProject(world.ctx);
  const made = await client.send(
    new pinpoint.CreateCampaignCommand({ ApplicationId, WriteCampaignRequest: mail }),
  );
  expect(made.$metadata.httpStatusCode).toBe(201);
  expect(made.CampaignResponse).toMatchObject({ ...mail, SegmentVersion: 1, Version: 1 });
  const CampaignId = made.CampaignResponse?.Id;
  const ref = { ApplicationId, CampaignId };

  const updated = await client.send(
    new pinpoint.UpdateCampaignCommand({ ...ref, WriteCampaignRequest: { Name: 'New' } }),
  );
  expect(updated.CampaignResponse).toMatchObject({ Name: 'New', SegmentId: segmentId, Version: 2 });
  const ResourceArn = made.CampaignResponse?.Arn;
  await client.send(
    new pinpoint.TagResourceCommand({ ResourceArn, TagsModel: { tags: { a: 'b' } } }),
  );
  const got = await client.send(new pinpoint.GetCampaignCommand(ref));
  expect(got.CampaignResponse).toEqual({ ...updated.CampaignResponse, tags: { a: 'b' } });
  const old = await client.send(new pinpoint.GetCampaignVersionCommand({ ...ref, Version: '1' }));
  expect(old.CampaignResponse).toMatchObject({ Name: 'Sale', Version: 1 });
  const versions = await client.send(new pinpoint.GetCampaignVersionsCommand(ref));
  expect(versions.CampaignsResponse?.Item).toHaveLength(2);
  const all = await client.send(new pinpoint.GetCampaignsCommand({ ApplicationId }));
  expect(all.CampaignsResponse?.Item).toEqual([got.CampaignResponse]);
  const runs = await client.send(new pinpoint.GetCampaignActivitiesCommand(ref));
  expect(runs.ActivitiesResponse?.Item).toEqual([]);

  const gone = await client.send(new pinpoint.DeleteCampaignCommand(ref));
  expect(gone.CampaignResponse?.State).toEqual({ CampaignStatus: 'DELETED' });
  await expect(client.send(new pinpoint.GetCampaignCommand(ref))).rejects.toBeInstanceOf(
    pinpoint.NotFoundException,
  );
  const wrong = { ...mail, SegmentId: undefined };
  await expect(
    client.send(new pinpoint.CreateCampaignCommand({ ApplicationId, WriteCampaignRequest: wrong })),
  ).rejects.toBeInstanceOf(pinpoint.BadRequestException);
});
