import { EXCEEDED_CAP } from './caps.ts';
import { SUPPRESSED } from './consent.ts';

/**
 * How long an attempt may be between hand-over and record before it counts as dead: longer than any provider
 * may take to answer.
 */
export const LEASE = '2 minutes';

const COLUMNS = `id, send_key, class, source, channel_type, endpoint_id, user_id, address, journey_id, run_id,
  step_id, participant_id, template_name, template_version, provider, message_id, context, trace_id, country_code,
  parts, topic`;

// One statement, so that an opt-out committed before it wins, and so that of two attempts with the same key
// exactly one gets the row back: the other waits on the row's lock and then finds a state it may not take.
// A row is free for the taking when its last attempt ended without handing over (claimed), or when it is
// transactional and nobody knows what became of it: that is sent again with the same Message-ID.
// What stands against a message is asked in the order of the coalesce: the recipient, caps, hours, the message.
const claimStatement = (capped: boolean): string => `
  with clock as materialized (
    -- The later one: a journey's own clock runs ahead of Postgres where time is skipped.
    select greatest(clock_timestamp(), cast(:now as timestamptz)) as now
  ), input as materialized (
    select * from jsonb_to_recordset(:rows::jsonb) as input (
      id uuid, send_key text, class text, source text, channel_type text, endpoint_id text, user_id text,
      address text, journey_id text, run_id text, step_id text, participant_id text, template_name text,
      template_version integer, provider text, message_id text, context jsonb, trace_id text, country_code text,
      parts integer, state text, reason text, detail text, closed text, hold boolean, opening text, caps jsonb,
      outbox jsonb, as_of integer, consent_channel text, address_hash text, topic text)
  ), inside as materialized (
    -- Locked: an edit of the journey, which changes what this is a part of, comes before it or after it.
    select p.run_id, p.id, p.version from participants p
      join (select distinct journey_id, run_id, participant_id from input where as_of is not null) as asked
        on p.project_id = :project and p.journey_id = asked.journey_id and p.run_id = asked.run_id
       and p.id = asked.participant_id
     where p.state in ('entered', 'waiting', 'held')
     order by p.run_id, p.id for key share of p
  ), judged as (
    select input.*, coalesce(case
        when input.endpoint_id is null then null
        when e.id is null then 'ENDPOINT_NOT_FOUND'
        when e.opt_out = 'ALL' then 'OPTED_OUT'
        when e.status = 'INACTIVE' then 'ENDPOINT_INACTIVE'
      end, suppressed.verdict, ${capped ? 'exceeded.reason, ' : ''}input.closed, input.reason) as verdict
    from input left join endpoints e on e.project_id = :project and e.id = input.endpoint_id
    ${SUPPRESSED}
    ${capped ? EXCEEDED_CAP : ''}
    where input.as_of is null or exists (select from inside where inside.run_id = input.run_id
      and inside.id = input.participant_id and coalesce(inside.version, input.as_of) = input.as_of)
  ), ruled as (
    select judged.*, coalesce(hold and verdict = closed, false) as held from judged
  ), claimed as (
    insert into deliveries as d (project_id, ${COLUMNS}, state, reason, detail, attempts, handed_over_at,
      settled_at, counted_at)
    select :project, ${COLUMNS},
      case when verdict is null then state when held then 'claimed' else 'refused' end, verdict,
      case when held then opening when verdict is not distinct from reason then detail end,
      case when verdict is null then 1 else 0 end,
      case when verdict is null then now() end,
      case when not held and (verdict is not null or state = 'accepted') then now() end,
      case when verdict is null then (select now from clock) end
    from ruled order by send_key
    on conflict (project_id, send_key) do update set
      state = excluded.state, reason = excluded.reason, detail = excluded.detail, provider = excluded.provider,
      address = excluded.address, template_version = excluded.template_version,
      country_code = excluded.country_code, parts = excluded.parts,
      attempts = d.attempts + excluded.attempts,
      handed_over_at = excluded.handed_over_at, settled_at = excluded.settled_at,
      counted_at = excluded.counted_at
    where d.state = 'claimed' or (d.class = 'transactional' and (d.state = 'unknown'
      or (d.state = 'handed_over' and d.handed_over_at < now() - interval '${LEASE}')))
    returning d.id, d.send_key, d.class, d.state, d.reason, d.detail, d.message_id, d.attempts
  ), kept as (
    insert into outbox_messages (delivery_id, project_id, channel_type, address, subject, headers, html, text, payload)
    select claimed.id, :project, input.channel_type, input.address, o.subject, o.headers, o.html, o.text, o.payload
    from claimed join input using (send_key), jsonb_to_record(input.outbox)
      as o (subject text, headers jsonb, html text, text text, payload jsonb)
    where claimed.state = 'accepted'
    on conflict (delivery_id) do nothing
  )
  select * from claimed`;

export const CLAIM = claimStatement(false);
export const CLAIM_WITHIN_CAPS = claimStatement(true);
