-- Who a key stands for, and what they may do. Ids of accounts are the 12 digits that ARNs carry.
create table accounts (
  id         text primary key check (id ~ '^\d{12}$'),
  name       text not null,
  status     text not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
  created_at timestamptz not null default now()
);

create table principals (
  id         text primary key,
  account_id text not null references accounts on delete cascade,
  -- ROOT may do everything in its account; there is one per account, and it can't be deleted.
  kind       text not null check (kind in ('ROOT', 'PERSON', 'SERVICE')),
  name       text not null,
  status     text not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (account_id, name)
);
create unique index one_root_per_account on principals (account_id) where kind = 'ROOT';

create table policies (
  id          text primary key,
  account_id  text not null references accounts on delete cascade,
  name        text not null,
  description text,
  -- An IAM policy document, as it was given.
  document    jsonb not null,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  unique (account_id, name)
);

create table principal_policies (
  principal_id text not null references principals on delete cascade,
  policy_id    text not null references policies on delete cascade,
  attached_at  timestamptz not null default now(),
  primary key (principal_id, policy_id)
);
create index principal_policies_by_policy on principal_policies (policy_id);

-- A ready-made role, for one project or, without one, for all of the account.
create table principal_roles (
  principal_id text not null references principals on delete cascade,
  role         text not null,
  project_id   text references projects on delete cascade,
  granted_at   timestamptz not null default now(),
  unique nulls not distinct (principal_id, role, project_id)
);

-- Keys that were there before principals stood for the account itself.
insert into accounts (id, name)
  select account_id, 'Account ' || account_id
  from (select account_id from access_keys union select account_id from api_keys union select account_id from projects) as known;
insert into principals (id, account_id, kind, name)
  select md5('root of ' || id), id, 'ROOT', 'root' from accounts;

alter table access_keys
  add column principal_id text references principals on delete cascade,
  add column expires_at timestamptz;
update access_keys set principal_id = md5('root of ' || account_id);
alter table access_keys alter column principal_id set not null, drop column principal;
create index access_keys_by_principal on access_keys (principal_id);

alter table api_keys add column principal_id text references principals on delete cascade;
update api_keys set principal_id = md5('root of ' || account_id);
alter table api_keys alter column principal_id set not null, drop column principal;
create index api_keys_by_principal on api_keys (principal_id);
