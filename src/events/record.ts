import type { Ctx } from '../context.ts';
import type { AppEvent } from '../domain/event.ts';

/** The app that reported an event. */
export type EventApp = Pick<
  AppEvent,
  'AppPackageName' | 'AppTitle' | 'AppVersionCode' | 'ClientSdkVersion' | 'SdkName'
>;

export interface NewEvent {
  readonly endpointId: string;
  readonly userId?: string;
  /** Unique for the endpoint: an event that comes again is not stored again. */
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly attributes: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly session?: AppEvent['Session'];
  readonly app?: EventApp;
}

// One statement, so an event and what it triggers are stored together whoever calls. Only what was not
// there before triggers, and nobody is woken when nobody waits. The project is locked as a foreign key would do
// it, but once: it can't go before its events are there to go with it.
const RECORD = `
  with project as materialized (select id from projects where id = :projectId for key share),
  stored as (
    insert into events (project_id, endpoint_id, id, user_id, type, at, attributes, metrics, session, app, received_at)
    select project.id, e."endpointId", e.id, e."userId", e.type, e.at, e.attributes, e.metrics, e.session, e.app,
      cast(:now as timestamptz)
    from project, jsonb_to_recordset(cast(:events as jsonb)) as e("endpointId" text, id text, "userId" text, type text,
      at timestamptz, attributes jsonb, metrics jsonb, session jsonb, app jsonb)
    order by e."endpointId", e.id
    on conflict do nothing
    returning endpoint_id, id, type, at),
  hooked as (
    insert into trigger_outbox (project_id, event_type, endpoint_id, event_id)
    select :projectId, s.type, s.endpoint_id, s.id from stored s
    where exists (select from triggers t where t.project_id = :projectId and t.event_type = s.type)
    order by s.at
    returning id)
  select pg_notify('cairn_triggers', '') from hooked limit 1`;

/** Stores events, from apps and from message feedback alike, with what they trigger. */
export async function recordEvents(
  ctx: Ctx,
  projectId: string,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const now = ctx.now().toISOString();
  await ctx.db.raw(RECORD, { projectId, now, events: JSON.stringify(events) });
}
