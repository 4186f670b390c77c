import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver, type DeliveryRequest } from '../../src/deliveries/index.ts';
import type { Cap } from '../../src/domain/sending/index.ts';
import type { Endpoint } from '../../src/domain/endpoint.ts';
import { closeMailTransports } from '../../src/providers/index.ts';
import { sendByMail } from '../support/mail-provider.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { makeEndpoint, makeProject, request } from './sending-world.ts';
import { smtpSink, type SmtpSink } from './smtp-sink.ts';

let world: TestWorld;
let sink: SmtpSink;
let project: string;
let ann: Endpoint;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  sink = await smtpSink();
  project = await makeProject(world.ctx);
  ann = await makeEndpoint(world.ctx, project, { id: 'ann' });
});
afterEach(async () => {
  closeMailTransports();
  await sink.close();
});

const DAILY: Cap = { reason: 'DAILY_CAP', most: 2, hours: 24, counts: 'all journeys' };

/** The n-th message of a journey to somebody. */
const nth = (n: number, endpoint = ann, given: Partial<DeliveryRequest> = {}): DeliveryRequest =>
  request(project, endpoint, {
    key: `journey/${n}/${endpoint.id}`,
    source: {
      kind: 'journey',
      journeyId: `journey-${n}`,
      runId: 'run',
      stepId: 'mail',
      participantId: endpoint.id,
    },
    caps: [DAILY],
    ...given,
  });

const numbers = Array.from({ length: 8 }, (_, n) => n);
const accepted = (results: readonly { state: string }[]) =>
  results.filter(({ state }) => state === 'accepted').length;

describe('a cap', () => {
  it('holds within one batch', async () => {
    const results = await deliver(
      world.ctx,
      numbers.map((n) => nth(n)),
    );
    expect(accepted(results)).toBe(2);
    expect(new Set(results.map(({ reason }) => reason))).toEqual(new Set([undefined, 'DAILY_CAP']));
  });

  it('holds at a mail server while messages are under way', async () => {
    await sendByMail(world.ctx, project, sink.url);
    const batches = await Promise.all(numbers.map((n) => deliver(world.ctx, [nth(n)])));
    expect(accepted(batches.flat())).toBe(2);
    expect(sink.mails).toHaveLength(2);
  });

  it('gives back the place of a message that the server refuses', async () => {
    await sendByMail(world.ctx, project, sink.url);
    sink.verdict = 550;
    await deliver(world.ctx, [nth(0), nth(1, ann)]);
    sink.verdict = 'accept';
    expect(accepted(await deliver(world.ctx, [nth(2), nth(3), nth(4)]))).toBe(2);
  });

  it('does not let crossing batches wait for each other', async () => {
    const bob = await makeEndpoint(world.ctx, project, { id: 'bob' });
    const both = numbers.map((n) =>
      deliver(world.ctx, n % 2 === 0 ? [nth(n), nth(n, bob)] : [nth(n, bob), nth(n)]),
    );
    expect(accepted((await Promise.all(both)).flat())).toBe(4);
  });

  it('is no reason to refuse a message that went already', async () => {
    const first = await deliver(world.ctx, [nth(0)]);
    await deliver(world.ctx, [nth(1)]);
    expect(await deliver(world.ctx, [nth(0)])).toEqual(first);
  });

  it('is of one project', async () => {
    await deliver(world.ctx, [nth(0), nth(1)]);
    project = await makeProject(world.ctx);
    const other = await makeEndpoint(world.ctx, project, { id: 'ann' });
    expect(accepted(await deliver(world.ctx, [nth(2, other)]))).toBe(1);
  });

  it('does not come before an opt-out, and comes before everything else', async () => {
    await deliver(world.ctx, [nth(0), nth(1)]);
    const closed = { reason: 'QUIET_TIME' as const, until: new Date('2100-01-01') };
    const [capped] = await deliver(world.ctx, [nth(2, ann, { closed, refusal: 'DUPLICATE' })]);
    expect(capped).toMatchObject({ state: 'refused', reason: 'DAILY_CAP' });
    await world.ctx.db('endpoints').where({ project_id: project }).update({ opt_out: 'ALL' });
    const [out] = await deliver(world.ctx, [nth(3)]);
    expect(out).toMatchObject({ state: 'refused', reason: 'OPTED_OUT' });
  });
});
