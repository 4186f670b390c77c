-- Where a participant stands is known here, not to its workflow alone: so an edit can move it, and a workflow that is
-- gone can be started anew where the participant is.
alter table participants
  -- The version that its steps from here on follow.
  add column version integer,
  -- The cursor of its workflow: step, number of the visit, since when it waits.
  add column place jsonb;

-- Those inside: who waits came to its step when the step before was done, or when it entered.
update participants p
   set version = r.version
  from journey_runs r
 where r.project_id = p.project_id and r.journey_id = p.journey_id and r.id = p.run_id
   and p.state in ('entered', 'waiting', 'held');
update participants p
   set place = jsonb_strip_nulls(jsonb_build_object(
         'stepId', p.step_id,
         'visit', coalesce(done.visit + 1, 0),
         'since', case when p.waits_until is not null then
           to_char(coalesce(done.at, p.entered_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end))
  from participants self
  left join lateral (
    select s.visit, s.at from participant_steps s
     where s.project_id = self.project_id and s.journey_id = self.journey_id and s.run_id = self.run_id
       and s.participant_id = self.id
     order by s.visit desc limit 1) as done on true
 where self.project_id = p.project_id and self.journey_id = p.journey_id and self.run_id = p.run_id and self.id = p.id
   and p.state in ('waiting', 'held') and p.step_id is not null;

-- How a version came to be. The first is PUBLISHED; an edit says what becomes of those at the steps it touches.
alter table journey_versions
  add column kind text not null default 'PUBLISHED' check (kind in ('PUBLISHED', 'EDITED', 'UNDONE')),
  -- The version it was made from, and for UNDONE the version whose edit it takes back.
  add column previous integer,
  add column undoes integer,
  -- By the step of the version before: where those who stand there go.
  add column landings jsonb not null default '{}',
  -- How many did at once, by step; those on their way follow.
  add column people jsonb not null default '[]',
  -- Who made it: an access key or API key, and whom it stands for.
  add column author jsonb;

-- Whom an edit moved, so that it can be undone. Without a place to go to it let them out.
create table journey_moves (
  project_id     text not null,
  journey_id     text not null,
  version        integer not null,
  run_id         text not null,
  participant_id text not null,
  from_place     jsonb not null,
  to_place       jsonb,
  at             timestamptz not null,
  primary key (project_id, journey_id, version, run_id, participant_id),
  foreign key (project_id, journey_id, run_id, participant_id) references participants on delete cascade
);
