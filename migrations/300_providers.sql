-- The services that a project's messages are handed to: several for one channel, tried in order.
create table providers (
  project_id     text not null references projects on delete cascade,
  id             text not null,
  name           text not null,
  channel        text not null check (channel in ('EMAIL', 'SMS', 'VOICE')),
  kind           text not null,
  -- The lowest is tried first.
  position       integer not null,
  enabled        boolean not null default true,
  -- ISO 3166 codes of the recipients' numbers that it is for; null: all that no other provider is for.
  countries      text[],
  max_per_second integer check (max_per_second > 0),
  settings       jsonb not null default '{}',
  sealed_secrets bytea not null,
  version        integer not null default 1,
  modified_by    text not null,
  created_at     timestamptz not null default now(),
  modified_at    timestamptz not null default now(),
  primary key (project_id, id),
  unique (project_id, channel, name)
);

-- The SMTP server of a project keeps its id, because that is in what its secret was sealed for.
insert into providers (project_id, id, name, channel, kind, position, sealed_secrets, version, modified_by, created_at, modified_at)
select project_id, type, 'smtp', 'EMAIL', 'smtp', 1, sealed_credentials, version, modified_by, created_at, modified_at
from channels where type = 'EMAIL_PROVIDER' and sealed_credentials is not null;
delete from channels where type = 'EMAIL_PROVIDER';

-- A provider that fails again and again is left alone for a while, by all processes.
create table provider_circuits (
  project_id  text not null,
  provider_id text not null,
  failures    integer not null default 0,
  -- How often it was opened since a message last went through: each time is twice as long.
  openings    integer not null default 0,
  open_until  timestamptz,
  primary key (project_id, provider_id),
  foreign key (project_id, provider_id) references providers on delete cascade
);
