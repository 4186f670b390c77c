-- Imports and exports of endpoints: what was asked for and what became of it.
create table jobs (
  project_id   text not null references projects on delete cascade,
  id           text not null,
  kind         text not null check (kind in ('IMPORT', 'EXPORT')),
  segment_id   text,
  definition   jsonb not null,
  status       text not null,
  failures     jsonb not null default '[]',
  created_at   timestamptz not null default now(),
  completed_at timestamptz,
  primary key (project_id, id)
);
create index jobs_by_kind on jobs (project_id, kind, created_at, id);
create index jobs_by_segment on jobs (project_id, segment_id, kind, created_at, id) where segment_id is not null;
