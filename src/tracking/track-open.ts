import type { Ctx } from '../context.ts';
import { findDelivery, readLinkToken } from '../deliveries/index.ts';
import { recordMessageEvent } from './message-event.ts';

/**
 * Records that a message was opened, from the token of its invisible image; once per clock hour, since mail
 * programs ask for it again and again. A token that is not ours records nothing.
 */
export async function trackOpen(ctx: Ctx, token: string): Promise<void> {
  const deliveryId = readLinkToken(ctx, 'open', token);
  const delivery = deliveryId && (await findDelivery(ctx, deliveryId));
  if (!delivery) return;
  const hour = ctx.now().toISOString().slice(0, 'YYYY-MM-DDTHH'.length);
  await recordMessageEvent(ctx, delivery, {
    id: `open/${delivery.id}/${hour}`,
    type: '_email.open',
    feedback: 'opened',
  });
}
