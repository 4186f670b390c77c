import type { Ctx } from '../context.ts';
import { changeAttributes, EndpointsRefused, endpointTransaction } from '../endpoints/index.ts';
import { tellEngine } from '../orchestrator.ts';
import { doOnce, type RecordDeed } from './do-once.ts';
import type { Effects } from './effects.ts';
import { sendEvent } from './send-event.ts';
import { startJourney } from './start-journey.ts';

type Deeds = Pick<Effects, 'changeAttributes' | 'sendEvent' | 'startJourney'>;

/** What steps do for real besides sending; `record` writes the step into the transaction of its deed. */
export function engineDeeds(ctx: Ctx, record: RecordDeed): Deeds {
  return {
    changeAttributes: async (deed, changes) => {
      const { projectId } = deed.participant;
      try {
        return await endpointTransaction(ctx, (tx) =>
          doOnce(tx, deed, record, async () => {
            const changed = await changeAttributes(tx, projectId, changes);
            return { outcome: changed > 0 ? 'UPDATED' : 'NO_ENDPOINT' };
          }),
        );
      } catch (error) {
        if (!(error instanceof EndpointsRefused)) throw error;
        return { outcome: 'REFUSED', detail: error.message };
      }
    },
    sendEvent: (deed, event) =>
      ctx.db.transaction((db) => {
        const tx = { ...ctx, db };
        return doOnce(tx, deed, record, () => sendEvent(tx, deed, event));
      }),
    startJourney: async (deed, journeyId, endpoints) => {
      const result = await ctx.db.transaction((db) => {
        const tx = { ...ctx, db };
        return doOnce(tx, deed, record, () => startJourney(tx, deed, journeyId, endpoints));
      });
      const entered = 'entered' in result ? result.entered : [];
      if (entered.length > 0) {
        await tellEngine(ctx, 'start participants', () =>
          ctx.orchestrator.startParticipants(ctx.account, entered),
        );
      }
      return result;
    },
  };
}
