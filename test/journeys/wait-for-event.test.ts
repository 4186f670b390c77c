import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import type { ParticipantRef } from '../../src/orchestrator.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { CartProject, filter } from './cart-project.ts';

const HOUR = 3_600_000;
let world: TestWorld;
let shop: CartProject;
beforeAll(async () => {
  world = await testWorld();
  shop = await CartProject.make(world.ctx, world.deps, ['ann', 'bob', 'cid']);
});
afterAll(() => world.close());

const WAIT = {
  EventFilter: filter('paid'),
  MatchEntryAttributes: ['cart_id'],
  Timeout: { WaitFor: 'PT1H' },
};
const publish = (wait: Partial<typeof WAIT> = {}) =>
  shop.publish({
    StartActivity: 'paid',
    Activities: { paid: { WaitForEvent: { ...WAIT, ...wait } } },
  });
const later = (hours: number) => new Date(Date.now() + hours * HOUR);
const wakes = () =>
  world.orchestrator.calls.flatMap((call) =>
    call.name === 'wakeParticipants' ? call.args[0] : [],
  );
const wokenOf = ({ runId }: ParticipantRef) => wakes().filter((ref) => ref.runId === runId);

/** Who waits for a person that another transaction has locked. */
const waitingLocks = async () => {
  const { rows } = await world.ctx.db.raw<{ rows: unknown[] }>(
    `select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows.length;
};

describe('a step that waits for an event', () => {
  it('waits until its time-out, and is woken by the event: by ids alone', async () => {
    const ref = await shop.enter(await publish(), { cart_id: '1' });
    const wait = await shop.advance(ref);
    expect(wait).toMatchObject({ kind: 'wait', at: 'paid' });
    const id = await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    expect(wokenOf(ref)).toEqual([ref]);
    expect(await shop.advance(ref, wait)).toEqual({ kind: 'left', outcome: 'COMPLETED' });
    expect(await shop.steps(ref)).toEqual(['paid:Branch_EVENT']);
    const step = await world.ctx
      .db('participant_steps')
      .where({ run_id: ref.runId })
      .first<{ detail: string }>('detail');
    expect(step.detail).toContain(`(event ${id})`);
  });

  it('finds an event that came a moment before it', async () => {
    const ref = await shop.enter(await publish(), { cart_id: '1' });
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    expect(await shop.advance(ref)).toEqual({ kind: 'left', outcome: 'COMPLETED' });
    expect(await shop.steps(ref)).toEqual(['paid:Branch_EVENT']);
  });

  it('is answered by this cart only, of this person only, and by no event from before', async () => {
    const ref = await shop.enter(await publish(), { cart_id: '1' });
    const wait = await shop.advance(ref);
    await shop.tell('ann', 'paid', { cart_id: '2' });
    await shop.tell('ann', 'paid');
    await shop.tell('bob', 'paid', { cart_id: '1' });
    await shop.tell('ann', 'paid', { cart_id: '1' }, later(-1));
    await shop.take();
    expect(wokenOf(ref)).toEqual([]);
    expect(await shop.advance(ref, wait)).toMatchObject({ kind: 'wait' });
  });

  it('is answered by an event of another endpoint of the same user', async () => {
    const ref = await shop.enter(await publish(), { cart_id: '1' });
    const waited = await shop.advance(ref);
    await shop.tell('ann-phone', 'paid', { cart_id: '1' });
    await shop.take();
    expect(wokenOf(ref)).toEqual([ref]);
    expect(await shop.advance(ref, waited)).toMatchObject({ kind: 'left' });
    const early = await shop.enter(await publish(), { cart_id: '3' });
    await shop.tell('ann-phone', 'paid', { cart_id: '3' });
    expect(await shop.advance(early)).toMatchObject({ kind: 'left' });
  });

  it('takes the other way when nothing comes in time, and an event after that changes nothing', async () => {
    const ref = await shop.enter(await publish(), { cart_id: '1' });
    const wait = await shop.advance(ref);
    expect(await shop.advance(ref, wait, later(1.1))).toMatchObject({ kind: 'left' });
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    expect(await shop.steps(ref)).toEqual(['paid:Branch_TIMEOUT']);
    expect(wokenOf(ref)).toEqual([]);
  });

  it('lets an event answer one wait only, and never the one that it started the journey with', async () => {
    const wait = { EventFilter: filter('cart'), Timeout: { WaitFor: 'PT1H' } };
    const journeyId = await shop.publish({
      StartActivity: 'second',
      Activities: {
        second: { WaitForEvent: { ...wait, NextActivity: 'third' } },
        third: { WaitForEvent: wait },
      },
    });
    const ref = await shop.enter(journeyId);
    let move = await shop.advance(ref);
    expect(move).toMatchObject({ kind: 'wait', at: 'second' });
    await shop.tell('ann', 'cart');
    await shop.take();
    move = await shop.advance(ref, move);
    expect(move).toMatchObject({ kind: 'wait', at: 'third' });
    await shop.tell('ann', 'cart');
    await shop.take();
    expect(await shop.advance(ref, move)).toMatchObject({ kind: 'left' });
  });

  it('stops its clock during a pause, and hears what happens', async () => {
    const journeyId = await publish();
    const ref = await shop.enter(journeyId, { cart_id: '1' });
    const wait = await shop.advance(ref);
    await shop.move(journeyId, 'PAUSED');
    const held = await shop.advance(ref, wait, later(1.5));
    expect(held).toMatchObject({ kind: 'hold' });
    await shop.move(journeyId, 'ACTIVE', later(2));
    const rest = await shop.advance(ref, held, later(2));
    expect(rest).toMatchObject({ kind: 'wait' });
    await shop.move(journeyId, 'PAUSED', later(2.1));
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    await shop.move(journeyId, 'ACTIVE', later(9));
    await shop.advance(ref, rest, later(9));
    expect(await shop.steps(ref)).toEqual(['paid:Branch_EVENT']);
  });

  it('does the same when it is done twice', async () => {
    const ref = await shop.enter(await publish(), { cart_id: '1' });
    const [one, other] = await Promise.all([shop.advance(ref), shop.advance(ref)]);
    expect(one.kind).toBe(other.kind);
    await shop.tell('ann', 'paid', { cart_id: '1' });
    await shop.take();
    await Promise.all([shop.advance(ref, one), shop.advance(ref, one)]);
    expect(await shop.steps(ref)).toEqual(['paid:Branch_EVENT']);
  });

  it('never misses an event that comes in the moment of its beginning', async () => {
    const ref = await shop.enter(await publish({ MatchEntryAttributes: [] }), {}, 'cid');
    const { taking, move } = await world.ctx.db.transaction(async (trx) => {
      // It has looked and found nothing, and its subscription is not committed yet.
      const move = await journeys.advance({ ...world.ctx, db: trx }, ref, { visit: 0 });
      await shop.tell('cid', 'paid');
      const taking = shop.take();
      await expect.poll(async () => waitingLocks(), { timeout: 10_000 }).toBe(1);
      return { taking: () => taking, move };
    });
    await taking();
    expect(move.kind).toBe('wait');
    expect(wokenOf(ref)).toEqual([ref]);
    await shop.advance(ref, move);
    expect(await shop.steps(ref)).toEqual(['paid:Branch_EVENT']);
  });

  it('tells its metrics', async () => {
    const journeyId = await publish({ MatchEntryAttributes: [] });
    const ref = await shop.enter(journeyId, {}, 'bob');
    const wait = await shop.advance(ref);
    const metrics = async () =>
      (
        await journeys.getJourneyExecutionActivityMetrics(world.ctx, {
          ApplicationId: shop.project.projectId,
          JourneyId: journeyId,
          JourneyActivityId: 'paid',
        })
      ).Metrics;
    expect(await metrics()).toEqual({ Branch_EVENT: '0', Branch_TIMEOUT: '0', WAITING: '1' });
    await shop.advance(ref, wait, later(2));
    expect(await metrics()).toEqual({ Branch_EVENT: '0', Branch_TIMEOUT: '1', WAITING: '0' });
  });

  it('is forgotten when its journey is cancelled', async () => {
    const journeyId = await publish();
    const ref = await shop.enter(journeyId, { cart_id: '1' });
    const wait = await shop.advance(ref);
    await shop.move(journeyId, 'CANCELLED');
    await shop.tell('ann', 'paid', { cart_id: '1' });
    expect(await world.ctx.db('triggers').where({ target_id: journeyId })).toEqual([]);
    await shop.take();
    expect(wokenOf(ref)).toEqual([]);
    expect(await shop.advance(ref, wait)).toEqual({ kind: 'left', outcome: 'CANCELLED' });
  });
});
