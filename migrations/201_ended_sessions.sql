-- Sessions of the pages that somebody ended: their cookie works no more, although it has not run out.
create table ended_sessions (
  id    text primary key,
  until timestamptz not null
);
create index ended_sessions_until on ended_sessions (until);
