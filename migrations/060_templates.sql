-- Templates belong to the account, not to a project: the wire has no application id for them.
create table templates (
  account_id     text not null,
  name           text not null,
  type           text not null check (type in ('EMAIL', 'SMS', 'PUSH', 'VOICE', 'INAPP')),
  active_version integer not null default 1,
  -- The highest number ever given out: numbers are never used again.
  last_version   integer not null default 1,
  tags           jsonb not null default '{}',
  created_at     timestamptz not null default now(),
  modified_at    timestamptz not null default now(),
  primary key (account_id, name, type)
);

create table template_versions (
  account_id  text not null,
  name        text not null,
  type        text not null,
  version     integer not null,
  body        jsonb not null,
  created_at  timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  primary key (account_id, name, type, version),
  foreign key (account_id, name, type) references templates on delete cascade
);
