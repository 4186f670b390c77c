create table projects (
  id                   text primary key,
  account_id           text not null,
  name                 text not null,
  tags                 jsonb not null default '{}',
  -- The application settings as last written; members never written are absent.
  settings             jsonb not null default '{}',
  settings_modified_at timestamptz not null default now(),
  created_at           timestamptz not null default now()
);
create index projects_by_account on projects (account_id, id);
