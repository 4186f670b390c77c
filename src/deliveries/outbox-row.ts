import type { Ctx } from '../context.ts';

/** A message of the outbox with what the ledger knows of it. */
export interface OutboxRow {
  readonly delivery_id: string;
  readonly project_id: string;
  readonly channel_type: string;
  readonly address: string;
  readonly subject: string | null;
  readonly created_at: Date;
  readonly endpoint_id: string | null;
  readonly journey_id: string | null;
}

export function outboxRows(ctx: Ctx, projectId: string) {
  return ctx
    .db('outbox_messages as o')
    .join('deliveries as d', 'd.id', 'o.delivery_id')
    .where('o.project_id', projectId);
}

/** The short form of the list. */
export function presentOutboxRow(row: OutboxRow) {
  return {
    ApplicationId: row.project_id,
    Id: row.delivery_id,
    ChannelType: row.channel_type,
    Address: row.address,
    Subject: row.subject ?? undefined,
    EndpointId: row.endpoint_id ?? undefined,
    JourneyId: row.journey_id ?? undefined,
    CreationDate: row.created_at.toISOString(),
  };
}
