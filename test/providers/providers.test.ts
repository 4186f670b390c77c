import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { projectChannels } from '../../src/channels/index.ts';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import {
  createProvider,
  deleteProvider,
  getProvider,
  listProviders,
  testProvider,
  updateProvider,
} from '../../src/providers/index.ts';
import { makeProject } from '../deliveries/sending-world.ts';
import { smtpSink } from '../deliveries/smtp-sink.ts';
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
  ApplicationId = await makeProject(ctx);
});

const Url = 'smtps://ann:s3cret@mail.example.com:465';
const MAIL = { Name: 'main', Channel: 'EMAIL', Kind: 'smtp', Secrets: { Url } } as const;
const create = (
  request: Partial<Parameters<typeof createProvider>[1]['WriteProviderRequest']> = {},
) => createProvider(ctx, { ApplicationId, WriteProviderRequest: { ...MAIL, ...request } });
const nameFor = async (type: 'EMAIL' | 'SMS') =>
  (await projectChannels(ctx, ApplicationId)).provider(type).name;

it('is shown without its password, sealed at rest, and used for its channel only', async () => {
  const made = await create();
  expect(made).toMatchObject({
    Settings: { Url: 'smtps://ann@mail.example.com:465' },
    SecretNames: ['Url'],
    Position: 1,
    Version: 1,
  });
  expect(JSON.stringify(made)).not.toContain('s3cret');
  const row = await ctx.db('providers').where({ id: made.Id }).first();
  expect(JSON.stringify({ ...row, sealed_secrets: String(row.sealed_secrets) })).not.toContain(
    's3cret',
  );
  expect([await nameFor('EMAIL'), await nameFor('SMS')]).toEqual(['main', 'outbox']);

  expect(await deleteProvider(ctx, { ApplicationId, ProviderId: made.Id })).toEqual(made);
  expect(await nameFor('EMAIL')).toBe('outbox');
});

it('is replaced by an update, and keeps the secrets that the update leaves out', async () => {
  const { Id: ProviderId } = await create();
  const { Secrets: _left, ...WriteProviderRequest } = MAIL;
  const updated = await updateProvider(ctx, {
    ApplicationId,
    ProviderId,
    WriteProviderRequest: { ...WriteProviderRequest, Name: 'relay', MaxPerSecond: 5 },
  });
  expect(updated).toMatchObject({
    Name: 'relay',
    SecretNames: ['Url'],
    MaxPerSecond: 5,
    Version: 2,
  });
  expect(await getProvider(ctx, { ApplicationId, ProviderId })).toEqual(updated);
});

it('comes in the order of positions, and steps aside when it is turned off', async () => {
  await create();
  const { Id } = await create({ Name: 'first', Position: 0 });
  const { Item } = await listProviders(ctx, { ApplicationId });
  expect(Item.map(({ Name }) => Name)).toEqual(['first', 'main']);
  expect(await nameFor('EMAIL')).toBe('first');
  await updateProvider(ctx, {
    ApplicationId,
    ProviderId: Id,
    WriteProviderRequest: { ...MAIL, Name: 'first', Enabled: false },
  });
  expect(await nameFor('EMAIL')).toBe('main');
});

it.each([
  [{ Secrets: {} }, 'Secrets.Url is missing'],
  [{ Secrets: { Url: 'http://mail.example.com' } }, 'Secrets.Url is not valid'],
  [
    { Secrets: { Url: 'smtp://mail.example.com/?tls.rejectUnauthorized=false' } },
    'Secrets.Url is not valid',
  ],
  [{ Secrets: { Url, Extra: 'x' } }, 'Secrets.Extra is not known'],
  [{ Kind: 'pigeon' }, 'Kind is "pigeon": expected one of aws-sms, http, ses, smtp, twilio'],
  [{ Channel: 'SMS' as const }, 'smtp is for EMAIL'],
  [{ Countries: ['DE'] }, 'Countries is given'],
  [{ MaxPerSecond: 0 }, 'MaxPerSecond is 0'],
])('%j is refused, and told what is allowed', async (request, message) => {
  await expect(create(request)).rejects.toBeInstanceOf(ValidationError);
  await expect(create(request)).rejects.toThrow(message);
  expect(await listProviders(ctx, { ApplicationId })).toEqual({ Item: [] });
});

it('has a name of its own in its channel', async () => {
  await create();
  await expect(create()).rejects.toThrow(
    'Name is "main": the application has such a provider for EMAIL',
  );
});

it('is tried on demand: the service is asked, and nothing is sent', async () => {
  const sink = await smtpSink();
  try {
    const good = await create({ Secrets: { Url: sink.url } });
    const bad = await create({ Name: 'bad', Secrets: { Url: 'smtp://127.0.0.1:1' } });
    const test = (ProviderId: string) => testProvider(ctx, { ApplicationId, ProviderId });
    expect(await test(good.Id)).toMatchObject({ Ok: true });
    expect(await test(bad.Id)).toMatchObject({
      Ok: false,
      Detail: expect.stringContaining('127.0.0.1:1'),
    });
    expect(sink.bodies).toEqual([]);
  } finally {
    await sink.close();
  }
});

it('is of no other account and no other project', async () => {
  const { Id: ProviderId } = await create();
  const other = await makeProject(ctx);
  const stranger = { ...ctx, account: 'stranger' };
  for (const ask of [getProvider, deleteProvider, testProvider]) {
    await expect(ask(stranger, { ApplicationId, ProviderId })).rejects.toBeInstanceOf(
      NotFoundError,
    );
    await expect(ask(ctx, { ApplicationId: other, ProviderId })).rejects.toThrow(ProviderId);
  }
});
