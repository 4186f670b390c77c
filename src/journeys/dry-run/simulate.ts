import { setImmediate } from 'node:timers/promises';
import type { Cursor } from '../../domain/journey/index.ts';
import { walk } from '../walk.ts';
import { arrivals } from './arrivals.ts';
import { dryEffects } from './effects.ts';
import { admit } from './entry.ts';
import { LIMITS } from './request.ts';
import type { Actor, Stage } from './stage.ts';

/** How often others get a turn of the process. */
const BREATH = 100;

/** Lets everybody come and walk, in the order of the virtual clock, until it stops or a limit is met. */
export async function simulate(stage: Stage): Promise<void> {
  const { agenda, clock, plan, notes } = stage;
  const deadline = performance.now() + LIMITS.seconds * 1_000;
  for (const { at, arrival } of await arrivals(stage)) {
    if (at > plan.until) continue;
    agenda.add({
      at,
      run: async () => {
        const actor = await admit(stage, await arrival());
        if (actor) await go(stage, actor, { visit: 0 });
      },
    });
  }
  let done = 0;
  for (let entry = agenda.next(); entry && entry.at <= plan.until; entry = agenda.next()) {
    if (done >= LIMITS.steps || performance.now() > deadline) {
      const limit = done >= LIMITS.steps ? `${LIMITS.steps} wake-ups` : `${LIMITS.seconds} seconds`;
      notes.add(
        `Limit: stopped after ${limit}, at ${clock.now.toISOString()} of the virtual clock`,
      );
      return;
    }
    clock.now = entry.at;
    await entry.run();
    done += 1;
    if (done % BREATH === 0) await setImmediate();
  }
}

/** Walks to the next wait, and comes back when it is over. */
async function go(stage: Stage, actor: Actor, from: Cursor): Promise<void> {
  const { agenda, clock, definition } = stage;
  const effects = dryEffects(stage, actor);
  const move = await walk(effects, actor.participant, definition, from, {});
  switch (move.kind) {
    case 'wait': {
      const at = new Date(Math.max(Date.parse(move.until), clock.now.getTime()));
      agenda.add({ at, run: () => go(stage, actor, move.cursor) });
      return;
    }
    case 'left':
      return;
    case 'hold':
    case 'retry':
      // Nothing pauses a rehearsal, and no provider is asked.
      throw new Error(`A rehearsal came to ${move.kind}`);
  }
}
