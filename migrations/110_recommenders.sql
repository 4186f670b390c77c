-- Recommender models belong to the account, as the templates that name them do.
create table recommenders (
  account_id    text not null,
  id            text not null,
  configuration jsonb not null,
  created_at    timestamptz not null default now(),
  modified_at   timestamptz not null default now(),
  primary key (account_id, id)
);
