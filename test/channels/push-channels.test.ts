import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as channels from '../../src/channels/index.ts';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import { createApp } from '../../src/projects/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { Certificate, PrivateKey } from './apns-certificate.ts';

let world: TestWorld;
let ctx: Ctx;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
  ctx = world.ctx;
});
afterAll(() => world.close());
interface ChannelRow {
  project_id: string;
  type: string;
  config: object;
  sealed_credentials: Buffer | null;
}

beforeEach(async () => {
  ({ Id: ApplicationId } = await createApp(ctx, { CreateApplicationRequest: { Name: 'Shop' } }));
});

const p8 = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const token = {
  TokenKey: p8('P-256').toString(),
  TokenKeyId: 'ABC123DEFG',
  TeamId: 'TEAM123456',
  BundleId: 'com.example.shop',
};
const apns = (APNSChannelRequest: object) =>
  channels.updateApnsChannel(ctx, { ApplicationId, APNSChannelRequest });

const common = {
  Enabled: true,
  HasCredential: true,
  IsArchived: false,
  Version: 1,
  LastModifiedBy: 'test',
  CreationDate: expect.stringMatching(/Z$/),
  LastModifiedDate: expect.stringMatching(/Z$/),
};

it('sets every channel up in the wire form, lists them all, and tells none of their secrets', async () => {
  const secret = { ClientSecret: 'the-adm-secret', ClientId: 'the-adm-client' };
  const shown = [
    await channels.updateAdmChannel(ctx, { ApplicationId, ADMChannelRequest: secret }),
    await apns({ ...token, DefaultAuthenticationMethod: 'KEY' }),
    await channels.updateApnsSandboxChannel(ctx, {
      ApplicationId,
      APNSSandboxChannelRequest: { Certificate, PrivateKey },
    }),
    await channels.updateApnsVoipChannel(ctx, { ApplicationId, APNSVoipChannelRequest: token }),
    await channels.updateApnsVoipSandboxChannel(ctx, {
      ApplicationId,
      APNSVoipSandboxChannelRequest: { ...token, Certificate, PrivateKey },
    }),
    await channels.updateBaiduChannel(ctx, {
      ApplicationId,
      BaiduChannelRequest: { ApiKey: 'the-app', SecretKey: 'the-baidu-secret' },
    }),
    await channels.updateVoiceChannel(ctx, { ApplicationId, VoiceChannelRequest: {} }),
  ];
  const wire = (Platform: string, details = {}) => ({
    ...common,
    ...{ ApplicationId, Platform, Id: Platform.toLowerCase() },
    ...details,
  });
  expect(shown).toEqual([
    wire('ADM'),
    wire('APNS', { HasTokenKey: true, DefaultAuthenticationMethod: 'KEY' }),
    wire('APNS_SANDBOX', { HasTokenKey: false }),
    wire('APNS_VOIP', { HasTokenKey: true }),
    wire('APNS_VOIP_SANDBOX', { HasTokenKey: true }),
    wire('BAIDU', { Credential: 'the-app' }),
    wire('VOICE'),
  ]);
  const { Channels } = await channels.getChannels(ctx, { ApplicationId });
  expect(Object.keys(Channels ?? {}).sort()).toEqual(shown.map(({ Platform }) => Platform).sort());
  expect(Channels?.APNS_VOIP).toEqual({ ...common, ApplicationId, Id: 'apns_voip' });

  const rows = await ctx.db<ChannelRow>('channels').where({ project_id: ApplicationId });
  const open = JSON.stringify([shown, Channels, rows.map((row) => row.config)]);
  expect(open).not.toMatch(/secret|the-adm-client|PRIVATE KEY|ABC123DEFG|TEAM123456/);
  const sealed = rows.find((row) => row.type === 'ADM')?.sealed_credentials;
  expect(
    JSON.parse(ctx.vault.open(`channel/${ApplicationId}/ADM`, sealed ?? Buffer.alloc(0))),
  ).toEqual(secret);
});

it('keeps the credentials when only the settings change, and replaces them all when some are given', async () => {
  await apns(token);
  const off = await apns({ Enabled: false, DefaultAuthenticationMethod: 'KEY' });
  expect(off).toMatchObject({ Enabled: false, HasTokenKey: true, Version: 2 });
  const certificate = await apns({ Certificate, PrivateKey });
  expect(certificate).toMatchObject({ Enabled: false, HasCredential: true, HasTokenKey: false });
  expect(await channels.getApnsChannel(ctx, { ApplicationId })).toEqual(certificate);
});

describe('credentials of APNs that are refused', () => {
  it.each([
    [{}, /^No credentials are given/],
    [{ TokenKey: token.TokenKey }, /TokenKeyId is missing.*TeamId is missing.*BundleId is missing/],
    [{ BundleId: 'com.example' }, /Certificate is missing.*PrivateKey is missing/],
    [{ Certificate }, /^PrivateKey is missing/],
    [{ Certificate: 'x', PrivateKey: 'y' }, /Certificate is not valid.*PrivateKey is not valid/],
    [{ Certificate, PrivateKey: token.TokenKey }, 'it is not the key of the Certificate'],
    [{ ...token, TokenKey: p8('P-384').toString() }, /^TokenKey is not valid/],
    [{ ...token, TokenKeyId: 'short', TeamId: 'x' }, /TokenKeyId is "short".*TeamId is "x"/],
    [{ ...token, BundleId: 'a b' }, 'BundleId is "a b"'],
    [{ ...token, DefaultAuthenticationMethod: 'TOKEN' }, 'expected one of CERTIFICATE, KEY'],
    [{ ...token, DefaultAuthenticationMethod: 'CERTIFICATE' }, 'expected Certificate beside it'],
  ])('%#: %s', async (request, message) => {
    const ask = apns(request);
    await expect(ask).rejects.toBeInstanceOf(ValidationError);
    await expect(ask).rejects.toThrow(message);
    await expect(channels.getApnsChannel(ctx, { ApplicationId })).rejects.toThrow(
      'The APNS channel is not set up',
    );
  });
});

it('refuses credentials of Amazon and Baidu with nothing in them', async () => {
  const empty = { ClientId: ' ', ClientSecret: '' };
  await expect(
    channels.updateAdmChannel(ctx, { ApplicationId, ADMChannelRequest: empty }),
  ).rejects.toThrow(/ClientId is empty.*ClientSecret is empty/);
  await expect(
    channels.updateBaiduChannel(ctx, {
      ApplicationId,
      BaiduChannelRequest: { ApiKey: 'k', SecretKey: '' },
    }),
  ).rejects.toThrow('SecretKey is empty');
});

it("removes a channel with its credentials, and touches no other account's", async () => {
  const voice = await channels.updateVoiceChannel(ctx, {
    ApplicationId,
    VoiceChannelRequest: { Enabled: false },
  });
  expect(voice.Enabled).toBe(false);
  const stranger = { ...ctx, account: 'somebody else' };
  for (const ask of [
    () => channels.getVoiceChannel(stranger, { ApplicationId }),
    () => channels.deleteVoiceChannel(stranger, { ApplicationId }),
    () => channels.updateVoiceChannel(stranger, { ApplicationId, VoiceChannelRequest: {} }),
    () => channels.getApnsVoipSandboxChannel(ctx, { ApplicationId }),
  ]) {
    await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
  }
  expect(await channels.deleteVoiceChannel(ctx, { ApplicationId })).toEqual(voice);
  expect(await ctx.db('channels').where({ project_id: ApplicationId })).toEqual([]);
});
