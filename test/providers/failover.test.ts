import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { deliver } from '../../src/deliveries/index.ts';
import { closeMailTransports, createProvider } from '../../src/providers/index.ts';
import { makeEndpoint, makeProject, request } from '../deliveries/sending-world.ts';
import { smtpSink, type SmtpSink } from '../deliveries/smtp-sink.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let project: string;
let first: SmtpSink;
let second: SmtpSink;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  [first, second] = await Promise.all([smtpSink(), smtpSink()]);
  project = await makeProject(world.ctx);
  await add('first', first.url);
});
afterEach(async () => {
  closeMailTransports();
  await Promise.all([first.close(), second.close()]);
});

const add = (Name: string, Url: string, MaxPerSecond?: number) =>
  createProvider(world.ctx, {
    ApplicationId: project,
    WriteProviderRequest: { Name, Channel: 'EMAIL', Kind: 'smtp', Secrets: { Url }, MaxPerSecond },
  });
let people = 0;
const send = async (key: string) => {
  const ann = await makeEndpoint(world.ctx, project, { id: `ann-${(people += 1)}` });
  const [result] = await deliver(world.ctx, [request(project, ann, { key })]);
  return result;
};
const takenBy = (key: string) =>
  world.ctx
    .db('deliveries')
    .where({ project_id: project, send_key: key })
    .first('provider', 'state');

it('goes to the next provider when the first cannot take it now, and the ledger names which', async () => {
  await add('second', second.url);
  first.verdict = 451;
  expect(await send('a')).toMatchObject({ state: 'accepted' });
  expect(await takenBy('a')).toEqual({ provider: 'second', state: 'accepted' });
  expect(second.mails).toHaveLength(1);
});

it('stays with the first when that refuses the message for good', async () => {
  await add('second', second.url);
  first.verdict = 550;
  expect(await send('a')).toMatchObject({ state: 'rejected', reason: 'PROVIDER_REJECTED' });
  expect(second.bodies).toEqual([]);
});

it('never gives a message to another provider that one may have taken', async () => {
  await add('second', second.url);
  first.verdict = 'drop';
  expect(await send('a')).toMatchObject({ state: 'unknown' });
  expect(second.bodies).toEqual([]);
});

it('leaves a provider alone that fails again and again, and comes back to it', async () => {
  await add('second', second.url);
  first.verdict = 451;
  for (let n = 0; n < 10; n += 1) await send(`a${n}`);
  const before = first.bodies.length;
  await send('b');
  expect(first.bodies).toHaveLength(before);
  expect(second.mails).toHaveLength(11);

  await world.ctx.db('provider_circuits').update({ open_until: new Date(0) });
  first.verdict = 'accept';
  await send('c');
  expect(await takenBy('c')).toMatchObject({ provider: 'first' });
  expect(await world.ctx.db('provider_circuits').where({ project_id: project })).toEqual([]);
});

it('does not call the only provider while it rests, and says so', async () => {
  first.verdict = 451;
  for (let n = 0; n < 10; n += 1) await send(`a${n}`);
  const before = first.bodies.length;
  expect(await send('b')).toMatchObject({
    transient: true,
    detail: 'It failed too often and is left alone for a while: first',
  });
  expect(first.bodies).toHaveLength(before);
});

it('gives a provider no more messages per second than it takes; the others are held', async () => {
  const paced = await makeProject(world.ctx);
  project = paced;
  await add('slow', first.url, 3);
  const ann = await makeEndpoint(world.ctx, project, { id: 'ann' });
  const keys = Array.from({ length: 8 }, (_, n) => `paced-${n}`);
  const results = await deliver(
    world.ctx,
    keys.map((key) => request(project, ann, { key })),
  );
  const accepted = results.filter(({ state }) => state === 'accepted');
  const held = results.filter(({ reason }) => reason === 'PROVIDER_PACE');
  expect(accepted.length).toBeGreaterThanOrEqual(3);
  expect(accepted.length + held.length).toBe(8);
  expect(held.length).toBeGreaterThan(0);
  expect(held.every(({ heldUntil }) => heldUntil && heldUntil > new Date())).toBe(true);
  expect(first.mails).toHaveLength(accepted.length);
});
