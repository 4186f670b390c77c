import type { Ctx } from '../context.ts';
import { cutPage, readPage, serialKey, timeKey } from '../paging.ts';
import { requireProject } from '../projects/index.ts';
import { presentAuditEvent } from './audit-row.ts';
import type { AuditDecision, AuditEventResponse, AuditRow } from './audit-row.ts';

export interface ListAuditEventsInput {
  readonly Principal?: string;
  readonly Action?: string;
  readonly Resource?: string;
  readonly Decision?: AuditDecision;
  /** Inclusive. */
  readonly StartTime?: string;
  /** Exclusive. */
  readonly EndTime?: string;
  readonly PageSize?: string;
  readonly Token?: string;
}

export interface AuditEventsResponse {
  Item: AuditEventResponse[];
  NextToken?: string;
}

/** The account's audit log, the newest first. */
export async function listAuditEvents(
  ctx: Ctx,
  input: ListAuditEventsInput,
): Promise<AuditEventsResponse> {
  return eventsOf(ctx, input, {});
}

/** What of the audit log is about one project and what is in it. */
export async function listApplicationAuditEvents(
  ctx: Ctx,
  input: ListAuditEventsInput & { readonly ApplicationId: string },
): Promise<AuditEventsResponse> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  return eventsOf(ctx, input, { project_id: id });
}

async function eventsOf(
  ctx: Ctx,
  input: ListAuditEventsInput,
  within: { project_id?: string },
): Promise<AuditEventsResponse> {
  const { limit, after } = readPage(input, [timeKey, serialKey]);
  const query = ctx
    .db('audit_events')
    .where({ account_id: ctx.account, ...within, ...filtersOf(input) })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (input.StartTime !== undefined) query.where('at', '>=', new Date(input.StartTime));
  if (input.EndTime !== undefined) query.where('at', '<', new Date(input.EndTime));
  if (after) query.whereRaw('(at, id) < (?::timestamptz, ?)', after);
  const rows = await query.select<AuditRow[]>('*');
  const { page, next } = cutPage(rows, limit, ({ at, id }) => [at.toISOString(), String(id)]);
  return { Item: page.map(presentAuditEvent), ...next };
}

function filtersOf({ Principal, Action, Resource, Decision }: ListAuditEventsInput) {
  return {
    ...(Principal !== undefined && { principal_id: Principal }),
    ...(Action !== undefined && { action: Action }),
    ...(Resource !== undefined && { resource: Resource }),
    ...(Decision !== undefined && { decision: Decision }),
  };
}
