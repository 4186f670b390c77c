import { createHash } from 'node:crypto';
import type { Ctx } from '../context.ts';
import { nextInChain } from '../domain/journey/index.ts';
import { recordEvents, type NewEvent } from '../events/index.ts';
import { chainOf } from './chain.ts';
import type { Deed, DeedResult } from './deed.ts';

/** What a step says of an event; the rest is the visit's. */
export type StepEvent = Pick<NewEvent, 'endpointId' | 'userId' | 'type' | 'attributes' | 'metrics'>;

/** Stores an event of a participant with what it triggers, as PutEvents does. Its id is the same at every attempt. */
export async function sendEvent(tx: Ctx, deed: Deed, event: StepEvent): Promise<DeedResult> {
  const { projectId } = deed.participant;
  const id = causeOf(deed);
  const chain = nextInChain(await chainOf(tx, deed.participant), tx.now());
  await tx
    .db('journey_events')
    .insert({ project_id: projectId, endpoint_id: event.endpointId, event_id: id, chain })
    .onConflict()
    .ignore();
  await recordEvents(tx, projectId, [{ ...event, id, at: tx.now() }]);
  return { outcome: 'SENT', detail: `event ${id}` };
}

/** The id of what a visit causes: an event, or an entry into another journey. */
export function causeOf({ participant, stepId, visit }: Deed): string {
  const { journeyId, runId, participantId } = participant;
  const text = JSON.stringify([journeyId, runId, participantId, stepId, visit]);
  return `journey-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
