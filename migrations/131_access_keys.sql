-- The root key of the settings is changed in the settings alone: a start makes it work again, and turns off the
-- one that the settings named before. All other keys are made and ended by operations. Until now there were only
-- keys of the settings.
alter table access_keys add column is_from_settings boolean not null default false;
update access_keys set is_from_settings = true;
