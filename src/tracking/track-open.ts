import type { Ctx } from '../context.ts';
import { findDelivery, readOpenToken } from '../deliveries/index.ts';
import { recordEvents } from '../events/index.ts';

/**
 * Records that a message was opened, from the token of its invisible image; once per clock hour, since mail
 * programs ask for it again and again. A token that is not ours records nothing. A message to a
 * bare address has no endpoint: its events go by the id of the message. Nothing of the request itself is kept: all
 * of it is hostile.
 */
export async function trackOpen(ctx: Ctx, token: string): Promise<void> {
  const deliveryId = readOpenToken(ctx, token);
  const delivery = deliveryId && (await findDelivery(ctx, deliveryId));
  if (!delivery) return;
  const { projectId, endpointId = delivery.id, userId, journey, context, traceId } = delivery;
  const at = ctx.now();
  await recordEvents(ctx, projectId, [
    {
      endpointId,
      userId,
      id: `open/${delivery.id}/${at.toISOString().slice(0, 'YYYY-MM-DDTHH'.length)}`,
      type: '_email.open',
      at,
      attributes: {
        ...context,
        ...(traceId && { trace_id: traceId }),
        message_id: delivery.id,
        feedback: 'opened',
        ...(journey && {
          journey_id: journey.id,
          journey_run_id: journey.runId,
          journey_activity_id: journey.stepId,
        }),
      },
      metrics: {},
    },
  ]);
}
