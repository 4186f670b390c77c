import * as sdk from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { Certificate, PrivateKey } from './apns-certificate.ts';

let world: ApiWorld;
let client: sdk.PinpointClient;
beforeAll(async () => {
  world = await apiWorld();
  client = world.client();
});
afterAll(() => world.close());

it('an SDK client sets push channels up, lists them, and takes one away', async () => {
  const CreateApplicationRequest = { Name: 'Shop' };
  const made = await client.send(new sdk.CreateAppCommand({ CreateApplicationRequest }));
  const ApplicationId = made.ApplicationResponse?.Id;
  const BaiduChannelRequest = { ApiKey: 'the-app', SecretKey: 'the-secret' };
  const baidu = await client.send(
    new sdk.UpdateBaiduChannelCommand({ ApplicationId, BaiduChannelRequest }),
  );
  expect(baidu.BaiduChannelResponse).toMatchObject({ Credential: 'the-app', Platform: 'BAIDU' });
  const APNSVoipSandboxChannelRequest = { Certificate, PrivateKey };
  const apns = await client.send(
    new sdk.UpdateApnsVoipSandboxChannelCommand({ ApplicationId, APNSVoipSandboxChannelRequest }),
  );
  const shown = { HasCredential: true, HasTokenKey: false, Id: 'apns_voip_sandbox', Version: 1 };
  expect(apns.APNSVoipSandboxChannelResponse).toMatchObject(shown);

  const { ChannelsResponse } = await client.send(new sdk.GetChannelsCommand({ ApplicationId }));
  expect(Object.keys(ChannelsResponse?.Channels ?? {})).toEqual(['APNS_VOIP_SANDBOX', 'BAIDU']);
  const gone = await client.send(new sdk.DeleteApnsVoipSandboxChannelCommand({ ApplicationId }));
  expect(gone.APNSVoipSandboxChannelResponse).toEqual(apns.APNSVoipSandboxChannelResponse);
  const get = new sdk.GetApnsVoipSandboxChannelCommand({ ApplicationId });
  await expect(client.send(get)).rejects.toBeInstanceOf(sdk.NotFoundException);
});
