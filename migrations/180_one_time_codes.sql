-- One-time codes that were sent and can still be entered. The code itself is nowhere: it follows from the seed
-- and the server's key, and only its keyed hash is compared.
create table one_time_codes (
  project_id    text not null references projects on delete cascade,
  -- E.164
  destination   text not null,
  reference_id  text not null,
  -- The request that sent it: a retry of that request sends the same code.
  request_id    text not null,
  seed          bytea not null,
  code_hash     bytea not null,
  attempts_left integer not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  primary key (project_id, destination, reference_id)
);
create index one_time_codes_by_expiry on one_time_codes (expires_at);

-- When a number got codes in the last hour: what keeps anybody from flooding a telephone.
create table one_time_code_sends (
  project_id  text not null references projects on delete cascade,
  destination text not null,
  sent_at     timestamptz[] not null,
  last_at     timestamptz not null,
  primary key (project_id, destination)
);
create index one_time_code_sends_by_time on one_time_code_sends (last_at);
