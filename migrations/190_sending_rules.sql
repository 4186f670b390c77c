-- When a message began to count for the caps of its recipient; null while it never left.
alter table deliveries add column counted_at timestamptz;
update deliveries set counted_at = handed_over_at where state in ('handed_over', 'accepted', 'unknown');

-- Messages per second of a journey, whichever worker sends them: the next one that is free to go.
create table journey_paces (
  project_id text not null,
  journey_id text not null,
  next_turn  timestamptz not null,
  primary key (project_id, journey_id),
  foreign key (project_id, journey_id) references journeys (project_id, id) on delete cascade
);
