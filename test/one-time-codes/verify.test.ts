import { SendOTPMessageCommand, VerifyOTPMessageCommand } from '@aws-sdk/client-pinpoint';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeExpiredCodes } from '../../src/one-time-codes/index.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { codeRequest, makeDoor, NUMBER, wrong } from './codes.ts';

const log: string[] = [];
let world: ApiWorld;
beforeAll(async () => {
  const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
  world = await apiWorld((deps) => ({ ...deps, log: logger }));
});
afterAll(() => world.close());

/** A door with one code out. */
async function sent(given: Parameters<Awaited<ReturnType<typeof makeDoor>>['send']>[0] = {}) {
  const door = await makeDoor(world.ctx);
  await door.send(given);
  const [code = ''] = await door.codes();
  return { ...door, code };
}

/** The tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables: { name: string }[] = await world.ctx
    .db('information_schema.tables')
    .where({ table_schema: 'public' })
    .select('table_name as name');
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await world.ctx
        .db(`${name} as t`)
        .whereRaw('cast(t.* as text) like ?', `%${text}%`);
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat();
}

const inMinutes = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);

it('lets the right code in, once', async () => {
  const { enter, code } = await sent();
  expect(await enter(code)).toBe(true);
  expect(await enter(code)).toBe(false);
});

it('lets nobody in with what was not sent', async () => {
  const { enter, code } = await sent({ AllowedAttempts: 5 });
  expect(await enter(wrong(code))).toBe(false);
  expect(await enter('')).toBe(false);
  expect(await enter(code, { ReferenceId: 'other' })).toBe(false);
  expect(await enter(code, { DestinationIdentity: '+12065550143' })).toBe(false);
  expect(await enter(code, { DestinationIdentity: 'nobody' })).toBe(false);
  const other = await makeDoor(world.ctx);
  expect(await other.enter(code)).toBe(false);
  expect(await enter(code)).toBe(true);
});

describe('attempts', () => {
  it('are as many as allowed: after that the right code is wrong, too', async () => {
    const { enter, code } = await sent({ AllowedAttempts: 2 });
    expect(await enter(wrong(code))).toBe(false);
    expect(await enter(wrong(code))).toBe(false);
    expect(await enter(code)).toBe(false);
  });

  it('may end with the right code', async () => {
    const { enter, code } = await sent({ AllowedAttempts: 2 });
    expect(await enter(wrong(code))).toBe(false);
    expect(await enter(code)).toBe(true);
  });

  it('at the same moment count one by one', async () => {
    const { enter, code, rows } = await sent({ AllowedAttempts: 5 });
    const tries = Array.from({ length: 20 }, () => enter(wrong(code)));
    expect(await Promise.all(tries)).toEqual(Array.from({ length: 20 }, () => false));
    expect(await rows('one_time_codes')).toMatchObject([{ attempts_left: 0, used_at: null }]);
    expect(await enter(code)).toBe(false);
  });

  it('at the same moment with the right code let one in', async () => {
    const { enter, code } = await sent({ AllowedAttempts: 5 });
    const tries = await Promise.all(Array.from({ length: 20 }, () => enter(code)));
    expect(tries.filter(Boolean)).toHaveLength(1);
  });
});

it('is good for as long as it was sent for', async () => {
  const { enter, code } = await sent({ ValidityPeriod: 5 });
  expect(await enter(code, {}, { now: inMinutes(5.01) })).toBe(false);
  expect(await enter(code, {}, { now: inMinutes(4.9) })).toBe(true);
});

it('is replaced by the next one for the same number and reference, and by no other', async () => {
  const { send, sendsAgo, enter, code, codes } = await sent();
  await sendsAgo('2 seconds');
  await send({ ReferenceId: 'other' });
  await sendsAgo('2 seconds');
  expect(await enter(wrong(code))).toBe(false);
  await send();
  const [, other = '', next = ''] = await codes();
  if (next !== code) expect(await enter(code)).toBe(false);
  expect(await enter(next)).toBe(true);
  expect(await enter(other, { ReferenceId: 'other' })).toBe(true);
});

it('goes when nobody can enter it any more', async () => {
  const { rows, sendsAgo } = await sent({ ValidityPeriod: 5 });
  await removeExpiredCodes({ ...world.ctx, now: inMinutes(4.9) });
  expect(await rows('one_time_codes')).toHaveLength(1);
  await sendsAgo('1 hour');
  await removeExpiredCodes({ ...world.ctx, now: inMinutes(5) });
  expect(await rows('one_time_codes')).toEqual([]);
  expect(await rows('one_time_code_sends')).toEqual([]);
});

it('works for an unmodified SDK client, and is in no log and in no table but the outbox', async () => {
  const { projectId: ApplicationId, codes, rows } = await makeDoor(world.ctx);
  const client = world.client();
  const { MessageResponse } = await client.send(
    new SendOTPMessageCommand({
      ApplicationId,
      SendOTPMessageRequestParameters: { ...codeRequest, CodeLength: 8 },
    }),
  );
  expect(MessageResponse?.Result?.[NUMBER]?.DeliveryStatus).toBe('SUCCESSFUL');
  const [code = ''] = await codes();
  const verify = (Otp: string) =>
    client.send(
      new VerifyOTPMessageCommand({
        ApplicationId,
        VerifyOTPMessageRequestParameters: {
          DestinationIdentity: NUMBER,
          ReferenceId: 'sign-in',
          Otp,
        },
      }),
    );
  expect((await verify(wrong(code))).VerificationResponse).toEqual({ Valid: false });
  expect((await verify(code)).VerificationResponse).toEqual({ Valid: true });
  expect(log.length).toBeGreaterThan(0);
  expect(log.join('')).not.toContain(code);
  expect(await tablesWith(code)).toEqual(['outbox_messages']);

  const again = new SendOTPMessageCommand({
    ApplicationId,
    SendOTPMessageRequestParameters: codeRequest,
  });
  await rows('one_time_code_sends').update({ last_at: new Date(Date.now() + 60_000) });
  await expect(client.send(again)).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  });
});
