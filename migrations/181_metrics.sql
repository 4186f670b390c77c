-- What the date-range metrics count by. A campaign's run is in run_id, as a journey's is.
alter table deliveries
  add column campaign_id  text,
  -- ISO 3166-1 alpha-2 of a text message's number; null where the number tells none.
  add column country_code text,
  -- Into how many parts a text message is cut on its way.
  add column parts        integer;

create index deliveries_by_source on deliveries (project_id, source, claimed_at);
create index deliveries_by_campaign on deliveries (project_id, campaign_id, claimed_at) where campaign_id is not null;
