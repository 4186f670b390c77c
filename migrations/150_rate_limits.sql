-- How many requests of a key for an operation are free now, for all API processes. Not logged, because it costs less
-- and nothing is lost: after a crash every bucket is full. No index but the key's, so that updates stay in place.
create unlogged table rate_limit_buckets (
  credential  text not null,
  operation   text not null,
  tokens      double precision not null,
  -- What the last statement took: the row tells it back.
  granted     integer not null,
  refilled_at timestamptz not null,
  primary key (credential, operation)
) with (fillfactor = 50);

-- Failed authentications of one network: with a known key, and (key_id '') with any. Known keys only, so that made-up
-- ids can't fill the table.
create unlogged table failed_authentications (
  source        text not null,
  key_id        text not null,
  failures      integer not null,
  last_at       timestamptz not null,
  blocked_until timestamptz not null,
  primary key (source, key_id)
) with (fillfactor = 50);
