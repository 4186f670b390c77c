import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopWatching } from '../../src/journeys/watch.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { CartProject, filter } from './cart-project.ts';

const DAY = 86_400_000;
let world: TestWorld;
let shop: CartProject;
beforeAll(async () => {
  world = await testWorld();
  shop = await CartProject.make(world.ctx, world.deps, ['ann', 'bob']);
});
afterAll(() => world.close());

const STEPS = {
  StartActivity: 'pause',
  Activities: { pause: { Wait: { WaitTime: { WaitFor: 'PT1H' } } } },
};
const GOAL = { EventFilter: filter('paid'), Window: 'P7D' };
const later = (days: number) => new Date(Date.now() + days * DAY);
const reached = async (journeyId: string) => (await shop.metrics(journeyId)).GOAL_REACHED;

describe('the goal of a journey', () => {
  it('is counted once for each participant, also after it has left', async () => {
    const journeyId = await shop.publish({ ...STEPS, Goal: GOAL });
    const ref = await shop.enter(journeyId);
    const wait = await shop.advance(ref);
    expect(await reached(journeyId)).toBe('0');
    await shop.advance(ref, wait, later(1));
    await shop.tell('ann', 'paid', {}, later(2));
    await shop.tell('ann', 'paid', {}, later(3));
    await shop.take();
    expect(await reached(journeyId)).toBe('1');
    const [ann] = await shop.participants(journeyId);
    expect(ann).toMatchObject({ state: 'left', outcome: 'COMPLETED' });
    expect(ann?.goal_at?.getTime()).toBeLessThan(later(2.5).getTime());
  });

  it('is not reached before the entry, or after the window', async () => {
    const journeyId = await shop.publish({ ...STEPS, Goal: GOAL });
    await shop.tell('bob', 'paid', {}, later(-1));
    await shop.enter(journeyId, {}, 'bob');
    await shop.tell('bob', 'paid', {}, later(-1));
    await shop.tell('bob', 'paid', {}, later(8));
    await shop.take();
    expect(await reached(journeyId)).toBe('0');
  });

  it('ends whoever reaches it, where the author says so', async () => {
    const journeyId = await shop.publish({ ...STEPS, Goal: { ...GOAL, ExitOnGoal: true } });
    const ref = await shop.enter(journeyId);
    const wait = await shop.advance(ref);
    await shop.tell('ann', 'paid');
    await shop.take();
    expect(await shop.advance(ref, wait)).toEqual({ kind: 'left', outcome: 'EXIT_GOAL' });
    expect(await shop.metrics(journeyId)).toMatchObject({
      GOAL_REACHED: '1',
      EXIT_GOAL: '1',
      ENDPOINT_LEFT: '1',
    });
  });

  it('is watched for until the last window is over, and no longer', async () => {
    const journeyId = await shop.publish({ ...STEPS, Goal: GOAL });
    const ref = await shop.enter(journeyId);
    const wait = await shop.advance(ref);
    await world.ctx.db('journey_runs').where({ id: ref.runId }).update({ entry_done: true });
    await shop.advance(ref, wait, later(1));
    const triggers = () => world.ctx.db('triggers').where({ target_id: journeyId, kind: 'watch' });
    await stopWatching(world.deps);
    expect(await triggers()).toHaveLength(1);
    await stopWatching({ ...world.deps, now: () => later(7.5) });
    expect(await triggers()).toEqual([]);
  });

  it('is in no metrics of a journey without one', async () => {
    expect(await reached(await shop.publish(STEPS))).toBeUndefined();
  });
});

describe('a journey with one run for each key', () => {
  const publish = (Limits = {}) => shop.publish({ ...STEPS, EntryKey: 'order_id', Limits });
  const order = async (order_id: string | undefined) => {
    await shop.tell('ann', 'cart', order_id === undefined ? {} : { order_id });
    await shop.take();
  };
  const refusals = (journeyId: string) =>
    world.ctx.db('journey_refusals').where({ journey_id: journeyId }).pluck('reason');

  it('has the same person in it for two orders at the same time', async () => {
    const journeyId = await publish();
    await order('1');
    await order('2');
    expect(await shop.participants(journeyId)).toHaveLength(2);
    expect(await refusals(journeyId)).toEqual([]);
  });

  it('refuses an order that it had, also when that run is over, and an event without one', async () => {
    const journeyId = await publish();
    await order('1');
    await order('1');
    expect(await refusals(journeyId)).toEqual(['ENTRY_KEY_REPEATED']);
    const ref = await shop.ref(journeyId);
    await shop.advance(ref, await shop.advance(ref), later(1));
    await order('1');
    await order(undefined);
    await order('');
    expect((await refusals(journeyId)).sort()).toEqual([
      'ENTRY_KEY_MISSING',
      'ENTRY_KEY_MISSING',
      'ENTRY_KEY_REPEATED',
      'ENTRY_KEY_REPEATED',
    ]);
    expect(await shop.participants(journeyId)).toHaveLength(1);
  });

  it('counts the re-entries of the person all the same', async () => {
    const journeyId = await publish({ EndpointReentryCap: 2 });
    for (const id of ['1', '2', '3']) await order(id);
    expect(await refusals(journeyId)).toEqual(['REENTRY_CAP_EXCEEDED']);
  });

  it('takes keys of any length', async () => {
    const journeyId = await publish();
    await order('é'.repeat(3000));
    await order(`${'é'.repeat(2999)}!`);
    expect(await shop.participants(journeyId)).toHaveLength(2);
  });

  it('ends by its own order only', async () => {
    const journeyId = await shop.publish({
      ...STEPS,
      EntryKey: 'order_id',
      ExitWhen: [{ EventFilter: filter('cancelled'), MatchEntryAttributes: ['order_id'] }],
    });
    await order('1');
    await order('2');
    await shop.tell('ann', 'cancelled', { order_id: '2' });
    await shop.take();
    const states = (await shop.participants(journeyId)).map(({ state }) => state);
    expect(states).toEqual(['waiting', 'left']);
  });
});
