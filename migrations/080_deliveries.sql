-- The ledger: one row per message per endpoint, written before the provider is called.
create table deliveries (
  id                  uuid primary key default gen_random_uuid(),
  project_id          text not null references projects on delete cascade,
  -- Deterministic for what caused the message, so a retry finds this row instead of sending again.
  send_key            text not null,
  class               text not null check (class in ('marketing', 'transactional')),
  source              text not null check (source in ('journey', 'campaign', 'direct', 'otp')),
  channel_type        text not null,
  endpoint_id         text,
  user_id             text,
  address             text,
  journey_id          text,
  run_id              text,
  step_id             text,
  participant_id      text,
  template_name       text,
  template_version    integer,
  state               text not null
    check (state in ('claimed', 'handed_over', 'accepted', 'rejected', 'unknown', 'refused')),
  -- Why not, or why not yet: one of the codes in src/domain/delivery/reasons.ts.
  reason              text,
  detail              text,
  provider            text,
  provider_message_id text,
  -- RFC 5322 Message-ID or push collapse id: the same for every attempt of one send key.
  message_id          text not null,
  -- Attributes of the caller that the events of this message carry.
  context             jsonb,
  trace_id            text,
  attempts            integer not null default 0,
  claimed_at          timestamptz not null default now(),
  handed_over_at      timestamptz,
  settled_at          timestamptz,
  unique (project_id, send_key)
);
create index deliveries_by_endpoint on deliveries (project_id, endpoint_id, claimed_at);
create index deliveries_by_journey on deliveries (project_id, journey_id, run_id, step_id, participant_id) where journey_id is not null;

-- What the outbox channel "sent": the first run needs no account anywhere.
create table outbox_messages (
  delivery_id  uuid primary key references deliveries on delete cascade,
  project_id   text not null references projects on delete cascade,
  channel_type text not null,
  address      text not null,
  subject      text,
  headers      jsonb not null default '{}',
  html         text,
  text         text,
  payload      jsonb,
  created_at   timestamptz not null default now()
);
create index outbox_by_time on outbox_messages (project_id, created_at desc, delivery_id);
