import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type Engine } from '../support/engine.ts';
import { CartProject, filter } from './cart-project.ts';

const DAY = 86_400_000;
let engine: Engine;
let shop: CartProject;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
  shop = await CartProject.make(engine.ctx, engine.deps, ['ann', 'bob']);
});
afterAll(() => engine.close());

describe('a wait of weeks', () => {
  it('ends by the event for one, and by the time-out for the other', async () => {
    const journeyId = await shop.publish({
      StartActivity: 'paid',
      Activities: {
        paid: {
          WaitForEvent: {
            EventFilter: filter('paid'),
            Timeout: { WaitFor: 'P30D' },
            NextActivity: 'thanks',
            TimeoutActivity: 'remind',
          },
        },
        thanks: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
        remind: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
      },
    });
    await shop.tell('ann', 'cart');
    await shop.tell('bob', 'cart');
    await shop.take();
    const waiting = async () =>
      (await shop.participants(journeyId)).filter(({ state }) => state === 'waiting').length;
    await expect.poll(waiting, { timeout: 60_000 }).toBe(2);
    await engine.env.sleep('10 days');
    await shop.tell('ann', 'paid', {}, new Date(Date.now() + 10 * DAY));
    await shop.take();
    await engine.env.sleep('32 days');
    const steps = async () =>
      Promise.all([0, 1].map(async (at) => shop.steps(await shop.ref(journeyId, at))));
    await expect
      .poll(async () => (await steps()).sort(), { timeout: 60_000 })
      .toEqual([
        ['paid:Branch_EVENT', 'thanks:WAIT_FINISHED'],
        ['paid:Branch_TIMEOUT', 'remind:WAIT_FINISHED'],
      ]);
  });
});
