-- Who may call: access keys sign requests (SigV4), API keys are sent as bearer tokens.
create table access_keys (
  id            text primary key,
  account_id    text not null,
  principal     text not null,
  -- SigV4 needs the secret itself, so it is sealed with the master key, never hashed.
  sealed_secret bytea not null,
  status        text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  created_at    timestamptz not null default now(),
  last_used_at  timestamptz
);

create table api_keys (
  id           text primary key,
  account_id   text not null,
  principal    text not null,
  name         text not null,
  -- SHA-256 of 256 random bits: nothing to guess, so no slow hash is needed.
  hash         bytea not null,
  last_four    text not null,
  status       text not null default 'ACTIVE' check (status in ('ACTIVE', 'INACTIVE')),
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  last_used_at timestamptz
);
create index api_keys_by_account on api_keys (account_id, id);
