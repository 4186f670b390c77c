import type { Ctx } from '../../context.ts';
import { NotFoundError } from '../../errors.ts';
import type { OutboxDetail } from './outbox-message.ts';
// TEMPORARY until src/deliveries has its verbs.
const present = (row: any): OutboxDetail => ({
  Id: row.delivery_id,
  ApplicationId: row.project_id,
  ChannelType: row.channel_type,
  Address: row.address,
  Subject: row.subject ?? undefined,
  CreationDate: row.created_at.toISOString(),
  Headers: row.headers,
  Html: row.html ?? undefined,
  Text: row.text ?? undefined,
  Payload: row.payload ? JSON.stringify(row.payload, null, 2) : undefined,
});
export async function listOutboxMessages(
  ctx: Ctx,
  input: { ApplicationId: string; ChannelType?: string; PageSize?: string; Token?: string },
): Promise<{ Item: OutboxDetail[]; NextToken?: string }> {
  const q = ctx
    .db('outbox_messages')
    .where({ project_id: input.ApplicationId })
    .orderBy('created_at', 'desc')
    .limit(Number(input.PageSize));
  if (input.ChannelType) void q.where({ channel_type: input.ChannelType });
  return { Item: (await q).map(present) };
}
export async function getOutboxMessage(
  ctx: Ctx,
  input: { ApplicationId: string; MessageId: string },
): Promise<OutboxDetail> {
  const row = await ctx
    .db('outbox_messages')
    .where({ project_id: input.ApplicationId, delivery_id: input.MessageId })
    .first();
  if (!row) throw new NotFoundError();
  return present(row);
}
