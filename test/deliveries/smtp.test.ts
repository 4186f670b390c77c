import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTransaction } from '../../src/context.ts';
import { deliver, type DeliveryRequest } from '../../src/deliveries/index.ts';
import { closeMailTransports } from '../../src/providers/index.ts';
import { removeProviders, sendByMail } from '../support/mail-provider.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { makeEndpoint, makeProject, request } from './sending-world.ts';
import { smtpSink, type SmtpSink } from './smtp-sink.ts';

let world: TestWorld;
let sink: SmtpSink;
let project: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  sink = await smtpSink();
  project = await makeProject(world.ctx);
  await sendByMail(world.ctx, project, sink.url);
});
afterEach(async () => {
  closeMailTransports();
  await sink.close();
});

const rows = (): Promise<{ state: string }[]> =>
  world.ctx.db('deliveries').where({ project_id: project }).orderBy('send_key');
const toAnn = async (given: Partial<DeliveryRequest> = {}) =>
  request(project, await makeEndpoint(world.ctx, project, { id: 'ann' }), given);

it('hands the message over, after the row is committed, and records the answer', async () => {
  const states: string[] = [];
  sink.onBody = async () => {
    states.push(...(await rows()).map((row) => row.state));
  };
  const asked = await toAnn({
    content: {
      channel: 'EMAIL',
      subject: 'Grüße {{Id}} 🎉',
      html: '<body><p>Hi {{Id}}</p></body>',
      headers: [{ name: 'X-Campaign', value: 'spring {{Id}}' }],
      replyTo: ['help@example.com'],
    },
  });
  const [result] = await deliver(world.ctx, [asked]);
  expect(states).toEqual(['handed_over']);
  expect(result).toMatchObject({ state: 'accepted' });
  expect(await rows()).toMatchObject([{ state: 'accepted', provider: 'smtp', attempts: 1 }]);

  const [mail] = sink.mails;
  expect(mail?.messageId).toBe(result?.messageId);
  expect(mail?.subject).toBe('Grüße ann 🎉');
  expect(mail?.from?.text).toBe('"Shop" <shop@example.com>');
  expect(mail?.headers.get('x-campaign')).toBe('spring ann');
  expect(mail?.text?.trim()).toBe('Hi ann');
  expect(mail?.html).toMatch(/<img src="[^"]+\/t\/o\/[\w-]+"[^>]*><\/body>/);

  expect(await deliver(world.ctx, [asked])).toEqual([result]);
  expect(sink.mails).toHaveLength(1);
});

describe('an answer of 4xx', () => {
  it('leaves the message for another try, with the same Message-ID', async () => {
    sink.verdict = 451;
    const asked = await toAnn();
    const [first] = await deliver(world.ctx, [asked]);
    expect(first).toMatchObject({
      state: 'rejected',
      transient: true,
      reason: 'PROVIDER_UNAVAILABLE',
    });
    expect(await rows()).toMatchObject([{ state: 'claimed', settled_at: null }]);

    sink.verdict = 'accept';
    const [second] = await deliver(world.ctx, [asked]);
    expect(second).toMatchObject({ state: 'accepted', messageId: first?.messageId });
    expect(sink.mails.map((mail) => mail.messageId)).toEqual([first?.messageId]);
    expect(await rows()).toMatchObject([{ state: 'accepted', reason: null, attempts: 2 }]);
  });

  it('is not tried again for somebody who opted out meanwhile', async () => {
    sink.verdict = 451;
    const asked = await toAnn();
    await deliver(world.ctx, [asked]);
    await world.ctx.db('endpoints').where({ project_id: project }).update({ opt_out: 'ALL' });
    sink.verdict = 'accept';
    expect(await deliver(world.ctx, [asked])).toMatchObject([
      { state: 'refused', reason: 'OPTED_OUT' },
    ]);
    expect(sink.mails).toEqual([]);
  });
});

it('an answer of 5xx is final', async () => {
  sink.verdict = 550;
  const asked = await toAnn();
  const [first] = await deliver(world.ctx, [asked]);
  expect(first).toMatchObject({ state: 'rejected', reason: 'PROVIDER_REJECTED' });
  expect(first?.transient).toBeUndefined();
  expect(first?.detail).toContain('550');
  sink.verdict = 'accept';
  expect(await deliver(world.ctx, [asked])).toEqual([first]);
  expect(sink.mails).toEqual([]);
});

describe('a connection that is lost after the body', () => {
  it('leaves marketing unknown for good', async () => {
    sink.verdict = 'drop';
    const asked = await toAnn();
    const [first] = await deliver(world.ctx, [asked]);
    expect(first).toMatchObject({ state: 'unknown', reason: 'PROVIDER_SILENT' });
    expect(first?.transient).toBeUndefined();
    sink.verdict = 'accept';
    expect(await deliver(world.ctx, [asked])).toEqual([first]);
    expect(sink.bodies).toHaveLength(1);
  });

  it('sends a transactional message again, with the same Message-ID', async () => {
    sink.verdict = 'drop';
    const asked = await toAnn({ class: 'transactional' });
    const [first] = await deliver(world.ctx, [asked]);
    expect(first).toMatchObject({ state: 'unknown', transient: true });
    sink.verdict = 'accept';
    expect(await deliver(world.ctx, [asked])).toMatchObject([{ state: 'accepted' }]);
    expect(sink.bodies).toHaveLength(2);
    expect(sink.mails.map((mail) => mail.messageId)).toEqual([first?.messageId]);
  });
});

it('a server that is not there is tried again later', async () => {
  await sink.close();
  const [result] = await deliver(world.ctx, [await toAnn()]);
  expect(result).toMatchObject({
    state: 'rejected',
    transient: true,
    reason: 'PROVIDER_UNAVAILABLE',
  });
  expect(await rows()).toMatchObject([{ state: 'claimed' }]);
});

it('one bad recipient does not hold up the others', async () => {
  const { ctx } = world;
  const bad = await makeEndpoint(ctx, project, { id: 'bad', address: 'no address' });
  const good = await makeEndpoint(ctx, project, { id: 'good' });
  const results = await deliver(ctx, [request(project, bad), request(project, good)]);
  expect(results.map(({ state }) => state)).toEqual(['refused', 'accepted']);
  expect(sink.mails).toHaveLength(1);
});

it('of two calls with the same key at once, one sends', async () => {
  const asked = await toAnn();
  const results = await Promise.all(Array.from({ length: 6 }, () => deliver(world.ctx, [asked])));
  expect(sink.bodies).toHaveLength(1);
  const told = results.flat();
  expect(told.filter(({ state }) => state === 'accepted').length).toBeGreaterThanOrEqual(1);
  for (const { state, reason } of told) {
    expect([state, reason]).toEqual(
      state === 'accepted' ? ['accepted', undefined] : ['unknown', 'IN_PROGRESS'],
    );
  }
});

it('never calls a provider inside a transaction', async () => {
  const asked = await toAnn();
  const inside = withTransaction(world.ctx, (tx) => deliver(tx, [asked]));
  await expect(inside).rejects.toThrow('not in a transaction');
  expect(sink.bodies).toEqual([]);
  expect(await rows()).toEqual([]);
});

it('goes to the outbox again once the provider is taken away', async () => {
  await removeProviders(world.ctx, project);
  await deliver(world.ctx, [await toAnn()]);
  expect(await rows()).toMatchObject([{ state: 'accepted', provider: 'outbox' }]);
  expect(sink.bodies).toEqual([]);
});
