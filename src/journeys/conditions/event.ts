import {
  conditionText,
  eventMismatch,
  seen,
  type EventDimensions,
  type Seen,
} from '../../domain/journey/index.ts';
import { participantRef } from '../../orchestrator.ts';
import type { Effects } from '../effects.ts';
import type { Visit } from '../steps/runner.ts';

/** "Sent" is not an event of its own: the ledger says it. */
const SENT_TYPES: readonly string[] = ['_email.send', '_SMS.BUFFERED', '_journey.send'];

/**
 * Whether an event happened to one of the participant's endpoints since it entered; with a message
 * activity, only events that this message of this run caused.
 */
export async function eventHappened(
  effects: Effects,
  condition: { readonly Dimensions?: EventDimensions; readonly MessageActivity?: string },
  { participant, endpoints }: Visit,
): Promise<Seen> {
  const text = conditionText({ EventCondition: condition });
  const dimensions = condition.Dimensions ?? {};
  const types = dimensions.EventType?.Values ?? [];
  const stepId = condition.MessageActivity;
  if (stepId && types.some((type) => SENT_TYPES.includes(type))) {
    if (await effects.wasSent(participant, stepId)) return seen(text, true, 'it was sent');
  }
  const events = await effects.events({
    projectId: participant.projectId,
    endpointIds: (await endpoints()).map((endpoint) => endpoint.id),
    types,
    since: participant.enteredAt,
    ...(stepId && { messageOf: { ...participantRef(participant), stepId } }),
  });
  let mismatch: string | undefined;
  for (const event of events) {
    const why = eventMismatch(dimensions, event);
    const at = `${event.type} at ${event.at.toISOString()}`;
    if (why === undefined) return seen(text, true, `${at} (event ${event.id})`);
    mismatch = `${at}, but ${why}`;
  }
  return seen(text, false, mismatch ?? `none since ${participant.enteredAt.toISOString()}`);
}
