create table segments (
  project_id  text not null references projects on delete cascade,
  id          text not null,
  name        text not null,
  type        text not null check (type in ('DIMENSIONAL', 'IMPORT')),
  version     integer not null default 1,
  tags        jsonb not null default '{}',
  created_at  timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  primary key (project_id, id)
);

create table segment_versions (
  project_id        text not null,
  segment_id        text not null,
  version           integer not null,
  name              text not null,
  dimensions        jsonb,
  segment_groups    jsonb,
  import_definition jsonb,
  modified_at       timestamptz not null default now(),
  primary key (project_id, segment_id, version),
  foreign key (project_id, segment_id) references segments (project_id, id) on delete cascade
);
