import type { Ctx } from '../../context.ts';
import { eventMatches, type EventDimensions } from '../../domain/journey/index.ts';
import type { Visit } from '../steps/runner.ts';

interface EventRow {
  readonly type: string;
  readonly attributes: Record<string, string>;
  readonly metrics: Record<string, number>;
}

/** "Sent" is not an event of its own: the ledger says it. */
const SENT_TYPES: readonly string[] = ['_email.send', '_SMS.BUFFERED', '_journey.send'];

/**
 * Whether an event happened to one of the participant's endpoints since it entered; with a message
 * activity, only events that this message of this run caused.
 */
export async function eventHappened(
  ctx: Ctx,
  condition: { readonly Dimensions?: EventDimensions; readonly MessageActivity?: string },
  { participant, endpoints }: Visit,
): Promise<boolean> {
  const dimensions = condition.Dimensions ?? {};
  const types = dimensions.EventType?.Values ?? [];
  const { projectId, journeyId, runId, participantId, enteredAt } = participant;
  const messageId = condition.MessageActivity;

  if (messageId && types.some((type) => SENT_TYPES.includes(type))) {
    const sent: unknown = await ctx
      .db('deliveries')
      .where({
        project_id: projectId,
        journey_id: journeyId,
        run_id: runId,
        step_id: messageId,
        participant_id: participantId,
        state: 'accepted',
      })
      .first('id');
    if (sent) return true;
  }

  const query = ctx
    .db<EventRow>('events')
    .where('project_id', projectId)
    .whereIn(
      'endpoint_id',
      (await endpoints()).map((endpoint) => endpoint.id),
    )
    .whereIn('type', [...types])
    .where('at', '>=', enteredAt)
    .select('type', 'attributes', 'metrics');
  if (messageId) {
    query.whereRaw(`attributes @> ?`, [
      JSON.stringify({ journey_run_id: runId, journey_activity_id: messageId }),
    ]);
  }
  const events: EventRow[] = await query;
  return events.some((event) => eventMatches(dimensions, event));
}
