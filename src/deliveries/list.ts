import type { Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { nextToken } from '../paging.ts';
import { requireProject } from '../projects/index.ts';
import { readDeliveryPage } from './page.ts';
import { DELIVERY_STATES, type DeliveryState } from './ledger-row.ts';

export interface ListDeliveriesInput {
  readonly ApplicationId: string;
  readonly JourneyId?: string;
  readonly EndpointId?: string;
  readonly State?: string;
  readonly PageSize?: string;
  readonly Token?: string;
}

interface Row {
  readonly id: string;
  readonly project_id: string;
  readonly class: string;
  readonly source: string;
  readonly channel_type: string;
  readonly endpoint_id: string | null;
  readonly user_id: string | null;
  readonly address: string | null;
  readonly journey_id: string | null;
  readonly run_id: string | null;
  readonly step_id: string | null;
  readonly template_name: string | null;
  readonly template_version: number | null;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly provider: string | null;
  readonly provider_message_id: string | null;
  readonly message_id: string;
  readonly attempts: number;
  readonly claimed_at: Date;
  readonly handed_over_at: Date | null;
  readonly settled_at: Date | null;
}

/** What was sent, and what was not and why: the newest first. */
export async function listDeliveries(ctx: Ctx, input: ListDeliveriesInput) {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const { limit, after } = readDeliveryPage(input);
  const query = ctx
    .db<Row>('deliveries')
    .where('project_id', id)
    .orderBy([
      { column: 'claimed_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (input.JourneyId) query.where('journey_id', input.JourneyId);
  if (input.EndpointId) query.where('endpoint_id', input.EndpointId);
  if (input.State) query.where('state', readState(input.State));
  // By the row rather than by its time, which has more digits than a Date.
  if (after) {
    query.whereRaw(
      '(claimed_at, id) < (select claimed_at, id from deliveries where project_id = ? and id = ?)',
      [id, after],
    );
  }
  const rows = await query.select('*');
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { Item: page.map(present), ...(last && { NextToken: nextToken([last.id]) }) };
}

function readState(given: string): DeliveryState {
  const state = DELIVERY_STATES.find((known) => known === given);
  if (state) return state;
  throw new ValidationError(`state is "${given}": expected one of ${DELIVERY_STATES.join(', ')}`);
}

function present(row: Row) {
  return {
    ApplicationId: row.project_id,
    Id: row.id,
    State: row.state,
    Reason: row.reason ?? undefined,
    Detail: row.detail ?? undefined,
    Class: row.class,
    Source: row.source,
    ChannelType: row.channel_type,
    EndpointId: row.endpoint_id ?? undefined,
    UserId: row.user_id ?? undefined,
    Address: row.address ?? undefined,
    JourneyId: row.journey_id ?? undefined,
    JourneyRunId: row.run_id ?? undefined,
    JourneyActivityId: row.step_id ?? undefined,
    TemplateName: row.template_name ?? undefined,
    TemplateVersion: row.template_version?.toString(),
    Provider: row.provider ?? undefined,
    ProviderMessageId: row.provider_message_id ?? undefined,
    MessageId: row.message_id,
    Attempts: row.attempts,
    CreationDate: row.claimed_at.toISOString(),
    HandedOverDate: row.handed_over_at?.toISOString(),
    SettledDate: row.settled_at?.toISOString(),
  };
}
