import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participantWorkflowId } from '../../workflows/ids.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { CartProject, filter } from './cart-project.ts';

const patient = { timeout: 60_000, interval: 100 };
let engine: Engine;
let shop: CartProject;
beforeAll(async () => {
  engine = await startEngine({ skipping: false });
  shop = await CartProject.make(engine.ctx, engine.deps, ['ann']);
});
afterAll(() => engine.close());

const inState = (journeyId: string, state: string) => async () =>
  (await shop.participants(journeyId)).filter((one) => one.state === state);
const PAID = { EventFilter: filter('paid'), MatchEntryAttributes: ['cart_id'] };

describe('on a real server', () => {
  it('an event wakes who waits for it, and nobody else, though all began with a delay of a week', async () => {
    const journeyId = await shop.publish({
      EntryKey: 'cart_id',
      StartActivity: 'paid',
      Activities: { paid: { WaitForEvent: { ...PAID, Timeout: { WaitFor: 'P7D' } } } },
    });
    await shop.tell('ann', 'cart', { cart_id: '1' });
    await shop.tell('ann', 'cart', { cart_id: '2' });
    await shop.take();
    await expect.poll(inState(journeyId, 'waiting'), patient).toHaveLength(2);
    await shop.tell('ann', 'paid', { cart_id: '2' });
    await shop.take();
    await expect.poll(inState(journeyId, 'left'), patient).toHaveLength(1);
    const [left] = await inState(journeyId, 'left')();
    expect(left?.id).toContain('e2');
    expect(await inState(journeyId, 'waiting')()).toHaveLength(1);
    await expect
      .poll(() => engine.ctx.db('participant_wakes').pluck('participant_id'), patient)
      .toEqual([]);
  });

  it('an exit ends a workflow that was in the middle of a wait', async () => {
    const journeyId = await shop.publish({
      ExitWhen: [PAID],
      StartActivity: 'pause',
      Activities: { pause: { Wait: { WaitTime: { WaitFor: 'P7D' } } } },
    });
    await shop.tell('ann', 'cart', { cart_id: '9' });
    await shop.take();
    await expect.poll(inState(journeyId, 'waiting'), patient).toHaveLength(1);
    const handle = engine.env.client.workflow.getHandle(
      participantWorkflowId(await shop.ref(journeyId)),
    );
    await shop.tell('ann', 'paid', { cart_id: '9' });
    await shop.take();
    expect(await handle.result()).toBe('EXIT_EVENT');
  });
});
