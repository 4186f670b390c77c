-- Who asked for what, from where, and whether it was allowed. No references: what happened stays when its account goes.
create table audit_events (
  id             bigint generated always as identity primary key,
  -- By the database's clock, in the milliseconds that answers and tokens carry.
  at             timestamptz(3) not null default clock_timestamp(),
  account_id     text not null,
  request_id     text not null,
  principal_id   text,
  key_id         text,
  action         text not null,
  resource       text,
  project_id     text,
  source_address inet not null,
  user_agent     text,
  decision       text not null check (decision in ('ALLOWED', 'DENIED')),
  reason         text not null
);
create index audit_events_newest on audit_events (account_id, at desc, id desc);
create index audit_events_of_principal on audit_events (account_id, principal_id, at desc, id desc);
create index audit_events_of_action on audit_events (account_id, action, at desc, id desc);
create index audit_events_of_resource on audit_events (account_id, resource, at desc, id desc);
create index audit_events_of_project on audit_events (account_id, project_id, at desc, id desc);
create index audit_events_denied on audit_events (account_id, at desc, id desc) where decision = 'DENIED';
-- For the retention, which goes over all accounts; rows lie in the order of their time.
create index audit_events_by_age on audit_events using brin (at);

-- Append-only: whatever a statement of ours may do wrong, it can't change or remove what is written. Only a
-- transaction that says how many days are kept removes rows, and only older ones.
create function audit_events_stay() returns trigger language plpgsql as $$
declare
  days integer := nullif(current_setting('cairn.audit_days', true), '')::integer;
begin
  if tg_op = 'DELETE' and days >= 1 then
    if old.at < now() - make_interval(days => days) then
      return old;
    end if;
  end if;
  raise exception 'audit_events is append-only: % is refused', lower(tg_op);
end
$$;
create trigger audit_events_stay before update or delete on audit_events
  for each row execute function audit_events_stay();
create trigger audit_events_stay_whole before truncate on audit_events
  for each statement execute function audit_events_stay();
