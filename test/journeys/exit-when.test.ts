import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParticipantRef } from '../../src/orchestrator.ts';
import * as segments from '../../src/segments/index.ts';
import { journeyState, messagesTo } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { CartProject, filter } from './cart-project.ts';

let world: TestWorld;
let shop: CartProject;
beforeAll(async () => {
  world = await testWorld();
  shop = await CartProject.make(world.ctx, world.deps, ['ann', 'bob']);
});
afterAll(() => world.close());

const STEPS = {
  StartActivity: 'pause',
  Activities: {
    pause: { Wait: { WaitTime: { WaitFor: 'P7D' }, NextActivity: 'mail' } },
    mail: { EMAIL: { TemplateName: 'hello' } },
  },
};
const PAID = { EventFilter: filter('paid'), MatchEntryAttributes: ['cart_id'] };
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
const wokenOf = ({ runId }: ParticipantRef) =>
  world.orchestrator.calls
    .flatMap((call) => (call.name === 'wakeParticipants' ? call.args[0] : []))
    .filter((ref) => ref.runId === runId);
const outcomes = async (journeyId: string) =>
  (await shop.participants(journeyId)).map(({ state, outcome }) => [state, outcome]);

describe('an event that ends participants', () => {
  it('ends one in the middle of a wait, at once, and counts it', async () => {
    const journeyId = await shop.publish({ ...STEPS, ExitWhen: [PAID] });
    const ref = await shop.enter(journeyId, { cart_id: '1' });
    const wait = await shop.advance(ref);
    expect(wait).toMatchObject({ kind: 'wait', at: 'pause' });
    await shop.tell('ann', 'paid', { cart_id: '2' });
    await shop.take();
    expect(await outcomes(journeyId)).toEqual([['waiting', null]]);
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    expect(await outcomes(journeyId)).toEqual([['left', 'EXIT_EVENT']]);
    expect(wokenOf(ref)).toEqual([ref]);
    const before = await messagesTo(world.ctx, shop.project.projectId);
    expect(await shop.advance(ref, wait, later(8))).toEqual({
      kind: 'left',
      outcome: 'EXIT_EVENT',
    });
    expect(await messagesTo(world.ctx, shop.project.projectId)).toEqual(before);
    expect(await shop.metrics(journeyId)).toMatchObject({
      ENDPOINT_ENTERED: '1',
      ENDPOINT_LEFT: '1',
      ENDPOINT_ACTIVE: '0',
      EXIT_EVENT: '1',
      EXIT_SEGMENT: '0',
    });
  });

  it('ends one who is held by a pause', async () => {
    const journeyId = await shop.publish({ ...STEPS, ExitWhen: [PAID] });
    const ref = await shop.enter(journeyId, { cart_id: '1' });
    const wait = await shop.advance(ref);
    await shop.move(journeyId, 'PAUSED');
    expect(await shop.advance(ref, wait)).toMatchObject({ kind: 'hold' });
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    expect(await outcomes(journeyId)).toEqual([['left', 'EXIT_EVENT']]);
    expect(wokenOf(ref)).toEqual([ref]);
  });

  it('ends one whose event came in the same batch as the one that let it in', async () => {
    const journeyId = await shop.publish({ ...STEPS, ExitWhen: [PAID] });
    await shop.tell('ann', 'cart', { cart_id: '1' });
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    expect(await outcomes(journeyId)).toEqual([['left', 'EXIT_EVENT']]);
  });

  it('ends one whose event was looked at before its entry was there', async () => {
    const journeyId = await shop.publish({ ...STEPS, ExitWhen: [PAID] });
    const ref = await shop.enter(journeyId, { cart_id: '1' });
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await world.ctx.db('trigger_outbox').delete();
    expect(await shop.advance(ref)).toEqual({ kind: 'left', outcome: 'EXIT_EVENT' });
  });

  it('lets no message go from an attempt that had begun before', async () => {
    const journeyId = await shop.publish({ ...STEPS, ExitWhen: [PAID] });
    const ref = await shop.enter(journeyId, { cart_id: '1' });
    const wait = await shop.advance(ref);
    const before = await messagesTo(world.ctx, shop.project.projectId);
    const [, move] = await Promise.all([
      shop.tell('ann', 'paid', { cart_id: '1' }).then(() => shop.take()),
      shop.advance(ref, wait, later(8)),
    ]);
    const sent = (await messagesTo(world.ctx, shop.project.projectId)).length - before.length;
    const [[, outcome] = []] = await outcomes(journeyId);
    // Whichever was first: a message and the end of the journey, or the exit and no message.
    expect([sent, outcome]).toEqual(sent === 1 ? [1, expect.any(String)] : [0, 'EXIT_EVENT']);
    expect(move.kind).toBe('left');
  });

  it('completes a run whose last participant it ends', async () => {
    const journeyId = await shop.publish({ ...STEPS, ExitWhen: [PAID] });
    const ref = await shop.enter(journeyId, { cart_id: '1' });
    await shop.advance(ref);
    await world.ctx.db('journey_runs').where({ id: ref.runId }).update({ entry_done: true });
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    expect(await journeyState(world.ctx, ref.projectId, journeyId)).toBe('COMPLETED');
  });
});

describe('a segment that ends participants', () => {
  it('ends those who are in it at their next step, before its message', async () => {
    const { Id: SegmentId } = await segments.createSegment(world.ctx, {
      ApplicationId: shop.project.projectId,
      WriteSegmentRequest: {
        Name: 'customers',
        Dimensions: { Attributes: { Paid: { AttributeType: 'INCLUSIVE', Values: ['yes'] } } },
      },
    });
    const journeyId = await shop.publish({ ...STEPS, ExitWhen: [{ SegmentId }] });
    const [ann, bob] = [await shop.enter(journeyId), await shop.enter(journeyId, {}, 'bob')];
    const waits = [await shop.advance(ann), await shop.advance(bob)];
    await world.ctx
      .db('endpoints')
      .where({ project_id: ann.projectId, id: 'ann-email' })
      .update({ attributes: JSON.stringify({ Paid: ['yes'] }) });
    expect(await shop.advance(ann, waits[0], later(8))).toMatchObject({ outcome: 'EXIT_SEGMENT' });
    expect(await shop.advance(bob, waits[1], later(8))).toMatchObject({ outcome: 'COMPLETED' });
    expect(await shop.steps(ann)).toEqual([]);
    expect(await shop.metrics(journeyId)).toMatchObject({ EXIT_SEGMENT: '1', ENDPOINT_LEFT: '2' });
    await segments.deleteSegment(world.ctx, {
      ApplicationId: shop.project.projectId,
      SegmentId,
    });
    const third = await shop.enter(journeyId);
    expect(await shop.advance(third)).toMatchObject({ kind: 'wait' });
  });
});
