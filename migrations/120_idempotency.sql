-- First answers, for a day: a request that comes again gets the answer that it had, and does nothing again.
create table idempotent_requests (
  -- SHA-256 of who asks, of what, and of the name that the caller gave the request: all of it is in here.
  key          bytea primary key,
  account_id   text not null,
  -- SHA-256 of query and body: the same key on other contents is refused.
  fingerprint  bytea not null,
  -- Of the first attempt. Whoever goes on with an interrupted request goes on under this id.
  request_id   text not null,
  -- The fence: an attempt that was taken for dead and replaced keeps no answer.
  attempt      integer not null default 1,
  leased_until timestamptz not null,
  -- Sealed, as it may hold addresses and secrets; null while nobody has answered.
  answer       bytea,
  expires_at   timestamptz not null
);
create index idempotent_requests_by_expiry on idempotent_requests (expires_at);
