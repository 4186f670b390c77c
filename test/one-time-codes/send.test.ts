import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEXTS } from '../../src/domain/one-time-code/index.ts';
import { TooManyRequestsError } from '../../src/errors.ts';
import { newId } from '../../src/ids.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { codeRequest, makeDoor, NUMBER } from './codes.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('a code that is sent', () => {
  it('is a transactional text message with a row in the ledger', async () => {
    const { send, rows, projectId, codes } = await makeDoor(world.ctx);
    const requestId = newId();
    const answer = await send({}, { requestId });
    const [delivery] = await rows('deliveries');
    expect(answer).toEqual({
      ApplicationId: projectId,
      RequestId: requestId,
      Result: {
        [NUMBER]: {
          DeliveryStatus: 'SUCCESSFUL',
          StatusCode: 200,
          StatusMessage: `MessageId: ${delivery.id}`,
          MessageId: delivery.id,
        },
      },
    });
    expect(delivery).toMatchObject({
      class: 'transactional',
      source: 'otp',
      channel_type: 'SMS',
      address: NUMBER,
      state: 'accepted',
      provider: 'outbox',
      country_code: 'US',
      parts: 1,
    });
    const [code] = await codes();
    expect(await rows('outbox_messages')).toMatchObject([
      { text: `${code} is your one-time code from Shop.`, address: NUMBER },
    ]);
  });

  it('is in no table but the outbox', async () => {
    const { send, rows, codes } = await makeDoor(world.ctx);
    await send({ CodeLength: 8 });
    const [code = ''] = await codes();
    expect(code).toMatch(/^\d{8}$/);
    for (const table of ['deliveries', 'one_time_codes', 'one_time_code_sends', 'events']) {
      expect(JSON.stringify(await rows(table))).not.toContain(code);
    }
  });

  it.each(Object.entries(TEXTS))('is told in %s', async (Language, text) => {
    const { send, rows, codes } = await makeDoor(world.ctx);
    await send({ Language });
    const [code = ''] = await codes();
    const told = text.replace('{{otp}}', code).replace('{{brand}}', 'Shop');
    expect(await rows('outbox_messages')).toMatchObject([{ text: told }]);
  });

  it('has a brand whose name is no template', async () => {
    const { send, rows } = await makeDoor(world.ctx);
    await send({ BrandName: '{{otp}} {{#if}} <b>' });
    const [{ text }] = await rows('outbox_messages');
    expect(text).toContain('from {{otp}} {{#if}} <b>.');
  });

  it('has the length that is asked for', async () => {
    const { send, codes, sendsAgo } = await makeDoor(world.ctx);
    for (const CodeLength of [5, 6, 7, 8]) {
      await send({ CodeLength });
      await sendsAgo('2 seconds');
    }
    expect((await codes()).map((code) => code.length)).toEqual([5, 6, 7, 8]);
  });
});

it('sends one code when a request that was interrupted comes again', async () => {
  const { send, codes, enter, rows } = await makeDoor(world.ctx);
  const requestId = newId();
  await send({}, { requestId });
  const [code = ''] = await codes();
  await send({}, { requestId });
  expect(await codes()).toEqual([code]);
  // The crash came before the message: it goes out now, with the code that is kept.
  await rows('deliveries').delete();
  await send({}, { requestId });
  expect(await codes()).toEqual([code]);
  expect(await enter(code)).toBe(true);
});

it('says in the result that the channel is off, as for any message', async () => {
  const { send, rows } = await makeDoor(world.ctx);
  await rows('channels').where({ type: 'SMS' }).update({ enabled: false });
  const { Result } = await send();
  expect(Result?.[NUMBER]).toMatchObject({
    DeliveryStatus: 'PERMANENT_FAILURE',
    StatusCode: 400,
    StatusMessage: expect.stringContaining('CHANNEL_DISABLED'),
  });
  expect(await rows('deliveries')).toMatchObject([
    { state: 'refused', reason: 'CHANNEL_DISABLED' },
  ]);
});

it('refuses a bad request with every problem, and sends nothing', async () => {
  const { send, rows } = await makeDoor(world.ctx);
  for (const DestinationIdentity of ['12065550142', '+1 206 555 0142', '+1', 'call me', '']) {
    await expect(send({ DestinationIdentity, CodeLength: 4 })).rejects.toThrow(
      `CodeLength is 4: expected 5 to 8; DestinationIdentity is "${DestinationIdentity}": expected a phone number`,
    );
  }
  expect(await rows('deliveries')).toEqual([]);
  expect(await rows('one_time_codes')).toEqual([]);
});

describe('the limits of one number', () => {
  it('let one of many requests at the same moment through', async () => {
    const { send, codes } = await makeDoor(world.ctx);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => send({ ReferenceId: `r${at}` })),
    );
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(refused).toHaveLength(7);
    for (const error of refused) expect(error).toBeInstanceOf(TooManyRequestsError);
    expect(await codes()).toHaveLength(1);
  });

  it('are ten an hour, and say when the next may go', async () => {
    const { send, codes, sendsAgo } = await makeDoor(world.ctx);
    for (let sent = 0; sent < 10; sent += 1) {
      await send();
      await sendsAgo('2 seconds');
    }
    await sendsAgo('58 minutes');
    const error: unknown = await send().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TooManyRequestsError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^DestinationIdentity: .* 10 an/),
    });
    const { seconds } = error as TooManyRequestsError;
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThanOrEqual(100);
    await sendsAgo(`${seconds} seconds`);
    await send();
    expect(await codes()).toHaveLength(11);
  });

  it('are not those of another number or project', async () => {
    const { send } = await makeDoor(world.ctx);
    const other = await makeDoor(world.ctx);
    await send();
    await send({ DestinationIdentity: '+12065550143' });
    await other.send();
    await expect(send()).rejects.toBeInstanceOf(TooManyRequestsError);
  });

  it('leave the code that was sent before as it was', async () => {
    const { send, codes, enter } = await makeDoor(world.ctx);
    await send();
    await expect(send()).rejects.toBeInstanceOf(TooManyRequestsError);
    expect(await enter((await codes())[0] ?? '')).toBe(true);
  });
});

it('of a channel that is off takes none of the codes of the hour, and replaces none', async () => {
  const { send, codes, enter, rows, projectId, sendsAgo } = await makeDoor(world.ctx);
  await send();
  await sendsAgo('2 seconds');
  const channel = world.ctx.db('channels').where({ project_id: projectId, type: 'SMS' });
  await channel.clone().update({ enabled: false });
  for (let times = 0; times < 3; times += 1) {
    expect((await send()).Result).toMatchObject({
      [NUMBER]: {
        DeliveryStatus: 'PERMANENT_FAILURE',
        StatusMessage: expect.stringContaining('channel'),
      },
    });
  }
  expect((await rows('one_time_code_sends'))[0].sent_at).toHaveLength(1);
  expect(await enter((await codes())[0] ?? '')).toBe(true);
  await channel.clone().update({ enabled: true });
  expect((await send()).Result).toMatchObject({ [NUMBER]: { DeliveryStatus: 'SUCCESSFUL' } });
});

it("sends nothing for another account's project", async () => {
  const { send, rows } = await makeDoor(world.ctx);
  await expect(send(codeRequest, { account: 'somebody else' })).rejects.toThrow(
    'Application not found',
  );
  expect(await rows('one_time_codes')).toEqual([]);
});
