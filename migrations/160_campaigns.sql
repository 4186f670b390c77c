-- When a segment went: campaigns that used it are over from then on.
create table deleted_segments (
  project_id text not null references projects on delete cascade,
  id         text not null,
  deleted_at timestamptz not null,
  primary key (project_id, id)
);

create table campaigns (
  project_id   text not null references projects on delete cascade,
  id           text not null,
  version      integer not null default 1,
  -- Of an in-app campaign the end, or infinity; null for campaigns that send.
  in_app_until timestamptz,
  tags         jsonb not null default '{}',
  created_at   timestamptz not null default now(),
  primary key (project_id, id)
);
create index campaigns_in_app on campaigns (project_id, in_app_until) where in_app_until is not null;

create table campaign_versions (
  project_id  text not null,
  campaign_id text not null,
  version     integer not null,
  definition  jsonb not null,
  modified_at timestamptz not null default now(),
  primary key (project_id, campaign_id, version),
  foreign key (project_id, campaign_id) references campaigns (project_id, id) on delete cascade
);
