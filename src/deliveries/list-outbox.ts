import type { Ctx } from '../context.ts';
import { nextToken } from '../paging.ts';
import { requireProject } from '../projects/index.ts';
import { readDeliveryPage } from './page.ts';
import { outboxRows, presentOutboxRow, type OutboxRow } from './outbox-row.ts';

export interface ListOutboxInput {
  readonly ApplicationId: string;
  readonly ChannelType?: string;
  readonly PageSize?: string;
  readonly Token?: string;
}

/** What the project "sent" without a provider: the newest first, without the bodies. */
export async function listOutboxMessages(ctx: Ctx, input: ListOutboxInput) {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const { limit, after } = readDeliveryPage(input);
  const query = outboxRows(ctx, id)
    .orderByRaw('o.created_at desc, o.delivery_id')
    .limit(limit + 1);
  if (input.ChannelType) query.where('o.channel_type', input.ChannelType);
  if (after) {
    query.joinRaw('join outbox_messages last on last.project_id = ? and last.delivery_id = ?', [
      id,
      after,
    ]);
    query.whereRaw(
      '(o.created_at < last.created_at or (o.created_at = last.created_at and o.delivery_id > last.delivery_id))',
    );
  }
  const rows: OutboxRow[] = await query.select(
    'o.delivery_id',
    'o.project_id',
    'o.channel_type',
    'o.address',
    'o.subject',
    'o.created_at',
    'd.endpoint_id',
    'd.journey_id',
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    Item: page.map(presentOutboxRow),
    ...(last && { NextToken: nextToken([last.delivery_id]) }),
  };
}
