create table journeys (
  project_id   text not null references projects on delete cascade,
  id           text not null,
  name         text not null,
  state        text not null
    check (state in ('DRAFT', 'ACTIVE', 'COMPLETED', 'CANCELLED', 'CLOSED', 'PAUSED')),
  -- The draft as written; what runs is the immutable version below.
  definition   jsonb not null,
  live_version integer,
  tags         jsonb not null default '{}',
  created_at   timestamptz not null default now(),
  modified_at  timestamptz not null default now(),
  primary key (project_id, id)
);

create table journey_versions (
  project_id   text not null,
  journey_id   text not null,
  version      integer not null,
  definition   jsonb not null,
  published_at timestamptz not null default now(),
  primary key (project_id, journey_id, version),
  foreign key (project_id, journey_id) references journeys (project_id, id) on delete cascade
);

create table journey_runs (
  project_id text not null,
  journey_id text not null,
  id         text not null,
  version    integer not null,
  status     text not null check (status in ('SCHEDULED', 'RUNNING', 'COMPLETED', 'CANCELLED')),
  -- No more entries: the last page was entered, or the end date passed.
  entry_done boolean not null default false,
  -- Who a participant is, as the start segment said at publishing; a later edit of it changes nobody's id.
  level      text not null default 'endpoint' check (level in ('endpoint', 'user')),
  -- Why the entry ended before its time.
  problem    text,
  start_at   timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (project_id, journey_id, id),
  foreign key (project_id, journey_id) references journeys (project_id, id) on delete cascade
);

-- Wait clocks stop while a journey is paused: how long is read from these rows when a wait ends.
create table journey_pauses (
  project_id text not null,
  journey_id text not null,
  paused_at  timestamptz not null,
  resumed_at timestamptz,
  primary key (project_id, journey_id, paused_at),
  foreign key (project_id, journey_id) references journeys (project_id, id) on delete cascade
);

-- One endpoint inside one run: one workflow. The row comes first, then the workflow.
create table participants (
  project_id  text not null,
  journey_id  text not null,
  run_id      text not null,
  -- Deterministic: endpoint id, plus the cause when an event lets somebody enter again.
  id          text not null,
  -- Absent for a participant that is a user with all endpoints.
  endpoint_id text,
  user_id     text,
  event_id    text,
  state       text not null check (state in ('entered', 'waiting', 'held', 'left', 'cancelled')),
  step_id     text,
  waits_until timestamptz,
  outcome     text,
  entered_at  timestamptz not null default now(),
  left_at     timestamptz,
  primary key (project_id, journey_id, run_id, id),
  foreign key (project_id, journey_id, run_id) references journey_runs (project_id, journey_id, id) on delete cascade
);
create index participants_inside on participants (project_id, journey_id, run_id, state) where state in ('entered', 'waiting', 'held');
create index participants_not_begun on participants (entered_at) where state = 'entered';
create index participants_by_endpoint on participants (project_id, journey_id, endpoint_id);

-- Who was not let in, and why: one row per endpoint (and event) of a run.
create table journey_refusals (
  project_id  text not null,
  journey_id  text not null,
  run_id      text not null,
  endpoint_id text not null,
  event_id    text not null default '',
  -- A name of the entry-filter metrics: ENDPOINT_OPT_OUT, ACTIVE_ENDPOINT_REJECTED, ...
  reason      text not null,
  at          timestamptz not null default now(),
  primary key (project_id, journey_id, run_id, endpoint_id, event_id),
  foreign key (project_id, journey_id, run_id) references journey_runs (project_id, journey_id, id) on delete cascade
);

-- What each participant did, step by step; a retry finds the outcome that was decided before.
create table participant_steps (
  project_id     text not null,
  journey_id     text not null,
  run_id         text not null,
  participant_id text not null,
  visit          integer not null,
  step_id        text not null,
  type           text not null,
  outcome        text not null,
  next_step      text,
  detail         text,
  at             timestamptz not null default now(),
  primary key (project_id, journey_id, run_id, participant_id, visit),
  foreign key (project_id, journey_id, run_id, participant_id) references participants on delete cascade
);
create index participant_steps_by_step on participant_steps (project_id, journey_id, step_id);
