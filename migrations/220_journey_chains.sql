-- Journeys that start journeys: how many entries in a row one journey caused the next, soon after it was entered itself.
alter table participants add column chain smallint not null default 0;

-- Events that a step of a journey stored, so that who enters by one is known to be part of a chain.
create table journey_events (
  project_id  text not null references projects on delete cascade,
  endpoint_id text not null,
  event_id    text not null,
  chain       smallint not null,
  primary key (project_id, endpoint_id, event_id)
);
