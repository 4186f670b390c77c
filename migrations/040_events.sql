-- Every event: from apps (PutEvents) and from message feedback (_email.open, ...), one place for both,
-- so a split or a segment asks one table.
create table events (
  project_id  text not null references projects on delete cascade,
  endpoint_id text not null,
  id          text not null,
  user_id     text,
  type        text not null,
  at          timestamptz not null,
  attributes  jsonb not null default '{}',
  metrics     jsonb not null default '{}',
  session     jsonb,
  app         jsonb,
  received_at timestamptz not null default now(),
  primary key (project_id, endpoint_id, id)
);
create index events_by_endpoint on events (project_id, endpoint_id, type, at);
create index events_by_type on events (project_id, type, at);

-- Who wants to hear of an event type: event-triggered journeys and campaigns, waiting participants.
create table triggers (
  project_id text not null references projects on delete cascade,
  event_type text not null,
  kind       text not null check (kind in ('journey', 'campaign', 'participant')),
  target_id  text not null,
  primary key (project_id, event_type, kind, target_id)
);

-- Written in the transaction that stores the event, only for types somebody waits for;
-- the worker takes rows from here, starts or wakes workflows, and deletes them.
create table trigger_outbox (
  id          bigint generated always as identity primary key,
  project_id  text not null references projects on delete cascade,
  event_type  text not null,
  endpoint_id text not null,
  event_id    text not null,
  created_at  timestamptz not null default now()
);
