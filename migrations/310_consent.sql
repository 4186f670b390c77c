-- Kinds of messages that a person may leave one by one: "newsletter", "offers".
create table topics (
  project_id  text not null references projects on delete cascade,
  name        text not null,
  title       text not null,
  description text,
  created_at  timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  primary key (project_id, name)
);

-- Who gets no more messages. The hash is keyed with the master key: it outlives the address, and tells nobody what
-- the address was.
create table suppressions (
  project_id   text not null references projects on delete cascade,
  channel      text not null check (channel in ('EMAIL', 'SMS', 'VOICE')),
  address_hash bytea not null,
  -- '' for every topic.
  topic        text not null default '',
  -- Whether it also holds for messages that a person asked for: codes, receipts.
  scope        text not null check (scope in ('ALL', 'MARKETING')),
  reason       text not null,
  -- Null once the person is erased.
  address      text,
  created_at   timestamptz not null default now(),
  primary key (project_id, channel, address_hash, topic)
);
create index suppressions_by_time on suppressions (project_id, created_at, channel, address_hash, topic);

-- Every change of mind: who, when, by what, with what text.
create table consent_history (
  id           bigint generated always as identity primary key,
  project_id   text not null references projects on delete cascade,
  channel      text not null,
  address_hash bytea not null,
  topic        text not null,
  change       text not null check (change in ('OUT', 'IN')),
  reason       text not null,
  actor        text not null,
  delivery_id  uuid,
  detail       text,
  at           timestamptz not null default now()
);
create index consent_history_by_address on consent_history (project_id, channel, address_hash, id);
