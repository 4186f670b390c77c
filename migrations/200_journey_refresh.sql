-- A run may read its segment again and again: which round it is in, whether that is for new members only (the
-- segment was changed), and which versions of the segment and of those it is built on it goes by.
alter table journey_runs
  add column round integer not null default 0,
  add column only_new boolean not null default false,
  add column segment_versions jsonb;

-- Who is refused round after round is one row for each reason.
alter table journey_refusals
  add column round integer not null default 0,
  add column times integer not null default 1,
  drop constraint journey_refusals_pkey,
  add primary key (project_id, journey_id, run_id, endpoint_id, event_id, reason);

create index participants_by_user on participants (project_id, journey_id, user_id) where endpoint_id is null;
