-- Who is to be woken: written with what happened to them, deleted when their workflows were told. The sweep tells those
-- that are left over.
create table participant_wakes (
  project_id     text not null,
  journey_id     text not null,
  run_id         text not null,
  participant_id text not null,
  -- A later wake is not taken for told because an earlier one was.
  token          text not null,
  asked_at       timestamptz not null default now(),
  primary key (project_id, journey_id, run_id, participant_id),
  foreign key (project_id, journey_id, run_id, participant_id) references participants on delete cascade
);
create index participant_wakes_by_age on participant_wakes (asked_at);

-- Visits of steps that wait for an event: the row is the subscription, and then the answer.
create table event_waits (
  project_id     text not null,
  journey_id     text not null,
  run_id         text not null,
  participant_id text not null,
  visit          integer not null,
  step_id        text not null,
  state          text not null default 'open' check (state in ('open', 'found', 'timed_out')),
  since          timestamptz not null,
  -- The event that came; it is not taken for another one that the same participant waits for later.
  endpoint_id    text,
  event_id       text,
  event_type     text,
  event_at       timestamptz,
  subscribed_at  timestamptz not null default now(),
  primary key (project_id, journey_id, run_id, participant_id, visit),
  foreign key (project_id, journey_id, run_id, participant_id) references participants on delete cascade
);
create index event_waits_open on event_waits (subscribed_at) where state = 'open';

-- `watch`: a journey whose participants may be waiting for, or ended by, an event of the type.
alter table triggers
  drop constraint triggers_kind_check,
  add constraint triggers_kind_check check (kind in ('journey', 'campaign', 'participant', 'watch'));

alter table participants
  -- Why a rule ended it, or what else there is to tell about the outcome.
  add column outcome_detail text,
  -- The goal of the journey, reached once.
  add column goal_at timestamptz,
  -- The value of the entering event's EntryKey.
  add column entry_key text;
create unique index participants_by_entry_key on participants (project_id, journey_id, endpoint_id, entry_key)
  where entry_key is not null;

-- An event is looked for at everybody inside whose user it is of, not only at users who are participants themselves.
drop index participants_by_user;
create index participants_by_user on participants (project_id, journey_id, user_id) where user_id is not null;
