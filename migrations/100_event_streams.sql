-- Where the events of a project are to be streamed: one destination a project.
create table event_streams (
  project_id             text primary key references projects on delete cascade,
  destination_stream_arn text not null,
  role_arn               text not null,
  modified_by            text not null,
  modified_at            timestamptz not null default now()
);
