import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  channelStates,
  deleteGcmChannel,
  deleteSmsChannel,
  getChannels,
  getEmailChannel,
  getGcmChannel,
  getSmsChannel,
  updateEmailChannel,
  updateGcmChannel,
  updateSmsChannel,
} from '../../src/channels/index.ts';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import { createApp } from '../../src/projects/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ctx: Ctx;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
  ctx = world.ctx;
});
afterAll(() => world.close());
beforeEach(async () => {
  ({ Id: ApplicationId } = await createApp(ctx, { CreateApplicationRequest: { Name: 'Shop' } }));
});

const EmailChannelRequest = {
  FromAddress: 'Shop <shop@example.com>',
  Identity: 'arn:aws:ses:us-east-1:1:identity/example.com',
};
const ServiceJson = JSON.stringify({
  project_id: 'p',
  client_email: 'robot@example.com',
  private_key: 'the-private-key',
});

it('sets e-mail up, changes it, and counts its versions', async () => {
  const first = await updateEmailChannel(ctx, { ApplicationId, EmailChannelRequest });
  expect(first).toEqual({
    ApplicationId,
    Id: 'email',
    Platform: 'EMAIL',
    Enabled: true,
    HasCredential: true,
    IsArchived: false,
    Version: 1,
    LastModifiedBy: 'test',
    CreationDate: expect.stringMatching(/Z$/),
    LastModifiedDate: expect.stringMatching(/Z$/),
    ...EmailChannelRequest,
  });
  const off = { ...EmailChannelRequest, Enabled: false };
  await updateEmailChannel(ctx, { ApplicationId, EmailChannelRequest: off });
  expect(await getEmailChannel(ctx, { ApplicationId })).toMatchObject({
    Enabled: false,
    Version: 2,
  });
  await updateEmailChannel(ctx, { ApplicationId, EmailChannelRequest });
  expect(await channelStates(ctx, ApplicationId)).toEqual(
    new Map([['EMAIL', { enabled: false, config: EmailChannelRequest }]]),
  );
});

describe('credentials of a push channel', () => {
  it('are sealed, never given back, and kept when only the settings change', async () => {
    const GCMChannelRequest = { ApiKey: 'the-api-key', ServiceJson };
    const answers = [
      await updateGcmChannel(ctx, { ApplicationId, GCMChannelRequest }),
      await updateGcmChannel(ctx, {
        ApplicationId,
        GCMChannelRequest: { DefaultAuthenticationMethod: 'TOKEN' },
      }),
      await getGcmChannel(ctx, { ApplicationId }),
      await getChannels(ctx, { ApplicationId }),
    ];
    expect(answers[2]).toMatchObject({
      HasCredential: true,
      HasFcmServiceCredentials: true,
      DefaultAuthenticationMethod: 'TOKEN',
      Version: 2,
    });
    const rows: { config: unknown; sealed_credentials: Buffer }[] = await ctx
      .db('channels')
      .where({ project_id: ApplicationId });
    const shown = JSON.stringify([answers, rows.map((row) => row.config)]);
    expect(shown).not.toMatch(/the-api-key|the-private-key/);
    const sealed = rows[0]?.sealed_credentials ?? Buffer.alloc(0);
    expect(sealed.toString('latin1')).not.toMatch(/the-api-key|the-private-key/);
    expect(JSON.parse(ctx.vault.open(`channel/${ApplicationId}/GCM`, sealed))).toEqual(
      GCMChannelRequest,
    );
    expect(() => ctx.vault.open(`channel/${ApplicationId}/EMAIL`, sealed)).toThrow();
  });

  it.each([
    [{}, 'Neither ApiKey nor ServiceJson'],
    [{ ServiceJson: '{"project_id":"p"}' }, 'ServiceJson is not valid'],
    [{ ServiceJson: 'no json' }, 'ServiceJson is not valid'],
    [{ ApiKey: 'k', DefaultAuthenticationMethod: 'NONE' }, 'expected one of KEY, TOKEN'],
  ])('%j is refused', async (GCMChannelRequest, message) => {
    const ask = updateGcmChannel(ctx, { ApplicationId, GCMChannelRequest });
    await expect(ask).rejects.toBeInstanceOf(ValidationError);
    await expect(ask).rejects.toThrow(message);
    expect((await getChannels(ctx, { ApplicationId })).Channels).toEqual({});
  });
});

it('lists what is set up, and answers a delete with what it was', async () => {
  await updateSmsChannel(ctx, { ApplicationId, SMSChannelRequest: { SenderId: 'Shop' } });
  await updateEmailChannel(ctx, { ApplicationId, EmailChannelRequest });
  const { Channels } = await getChannels(ctx, { ApplicationId });
  expect(Object.keys(Channels ?? {})).toEqual(['EMAIL', 'SMS']);
  const sms = await getSmsChannel(ctx, { ApplicationId });
  expect(sms).toMatchObject({ SenderId: 'Shop', Platform: 'SMS' });
  expect(await deleteSmsChannel(ctx, { ApplicationId })).toEqual(sms);
  await expect(getSmsChannel(ctx, { ApplicationId })).rejects.toBeInstanceOf(NotFoundError);
});

it('refuses an address that would write headers, and a sender id carriers do not take', async () => {
  for (const FromAddress of ['', 'nobody', 'a@b\r\nBcc: c@d.com', 'A <a@b>\r\nX: y']) {
    await expect(
      updateEmailChannel(ctx, {
        ApplicationId,
        EmailChannelRequest: { ...EmailChannelRequest, FromAddress },
      }),
    ).rejects.toThrow('FromAddress is');
  }
  await expect(
    updateSmsChannel(ctx, { ApplicationId, SMSChannelRequest: { SenderId: '!', ShortCode: 'x' } }),
  ).rejects.toThrow(/SenderId is "!".*ShortCode is "x"/);
});

it("does not reach another account's channels", async () => {
  await updateGcmChannel(ctx, { ApplicationId, GCMChannelRequest: { ApiKey: 'k' } });
  const stranger = { ...ctx, account: 'stranger' };
  const asks = [
    () => getGcmChannel(stranger, { ApplicationId }),
    () => getChannels(stranger, { ApplicationId }),
    () => deleteGcmChannel(stranger, { ApplicationId }),
    () => updateGcmChannel(stranger, { ApplicationId, GCMChannelRequest: { ApiKey: 'x' } }),
  ];
  for (const ask of asks) await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
  expect(await getGcmChannel(ctx, { ApplicationId })).toMatchObject({ Version: 1 });
});
