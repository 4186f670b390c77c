-- User attributes are shared by all endpoints of a user, so they live once, here.
create table users (
  project_id text not null references projects on delete cascade,
  id         text not null,
  attributes jsonb not null default '{}',
  updated_at timestamptz not null default now(),
  primary key (project_id, id)
);

create table endpoints (
  project_id   text not null references projects on delete cascade,
  id           text not null,
  channel_type text,
  address      text,
  user_id      text,
  status       text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  opt_out      text not null default 'NONE' check (opt_out in ('ALL', 'NONE')),
  attributes   jsonb not null default '{}',
  metrics      jsonb not null default '{}',
  demographic  jsonb not null default '{}',
  location     jsonb not null default '{}',
  -- 0 to 99, at random, kept for life: holdouts and treatments are assigned by it.
  cohort       smallint not null check (cohort between 0 and 99),
  request_id   text,
  effective_at timestamptz not null default now(),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (project_id, id)
);
create index endpoints_by_user on endpoints (project_id, user_id) where user_id is not null;
create index endpoints_by_address on endpoints (project_id, address) where address is not null;

-- Names (or globs) that RemoveAttributes told us to capture no more.
create table removed_attributes (
  project_id text not null references projects on delete cascade,
  kind       text not null check (kind in ('attribute', 'metric', 'userAttribute')),
  pattern    text not null,
  created_at timestamptz not null default now(),
  primary key (project_id, kind, pattern)
);
