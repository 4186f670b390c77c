create table channels (
  project_id         text not null references projects on delete cascade,
  type               text not null,
  enabled            boolean not null default true,
  config             jsonb not null default '{}',
  sealed_credentials bytea,
  version            integer not null default 1,
  modified_by        text not null,
  created_at         timestamptz not null default now(),
  modified_at        timestamptz not null default now(),
  primary key (project_id, type)
);
