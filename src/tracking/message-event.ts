import type { Ctx } from '../context.ts';
import type { KnownDelivery } from '../deliveries/index.ts';
import { recordEvents } from '../events/index.ts';

/** What a recipient did with a message. */
export interface MessageEvent {
  /** Deterministic for what happened: told twice, it is one event. */
  readonly id: string;
  readonly type: string;
  readonly feedback: string;
}

/**
 * Records what became of a message as an event of its recipient, with what the message belonged to. A message to
 * a bare address has no endpoint: its events go by the id of the message. Nothing of the request itself is kept: all
 * of it is hostile.
 */
export async function recordMessageEvent(
  ctx: Ctx,
  delivery: KnownDelivery,
  { id, type, feedback }: MessageEvent,
): Promise<void> {
  const { projectId, endpointId = delivery.id, userId, journey, context, traceId } = delivery;
  await recordEvents(ctx, projectId, [
    {
      endpointId,
      userId,
      id,
      type,
      at: ctx.now(),
      attributes: {
        ...context,
        ...(traceId && { trace_id: traceId }),
        message_id: delivery.id,
        feedback,
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
