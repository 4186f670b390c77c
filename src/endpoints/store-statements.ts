// The limit tells Postgres how many there are: it takes 100 for granted, and for so many it would rather read a table of
// thousands of endpoints as a whole. The project's id comes out of a materialised row: as a constant in the condition, it makes Postgres read the
// whole project whenever it has not analysed the table since the project grew.
const PATCHES = `patches as materialized (
  select cast(:projectId as text) as project_id, p.* from jsonb_to_recordset(cast(:patches as jsonb)) as p(
    id text, "channelType" text, address text, "userId" text, status text, "optOut" text, attributes jsonb,
    metrics jsonb, demographic jsonb, location jsonb, "requestId" text, "effectiveDate" timestamptz, cohort smallint)
  limit cast(:count as integer))`;

const MINE = `e.project_id, e.id, e.channel_type, e.address, e.user_id, e.status, e.attributes, e.metrics, e.demographic,
  e.location, (select u.attributes from users u where u.project_id = e.project_id and u.id = e.user_id) as user_attributes`;

/**
 * Whoever else is active at an address that one of `mine` is active at, on the same channel, gives way. Not at an
 * address that is not claimed: to wait for a row there could be a deadlock.
 */
const OTHERS = `others as (
  update endpoints o set status = 'INACTIVE', updated_at = :now
  from mine m
  where o.project_id = m.project_id and o.address = m.address and o.channel_type is not distinct from m.channel_type
    and m.status = 'ACTIVE' and o.status = 'ACTIVE' and o.id <> all(:own) and m.address = any(:claimed))`;

const STORED = `
  select id, channel_type, address, user_id, status,
    (select count(*) from jsonb_object_keys(attributes)) + (select count(*) from jsonb_object_keys(metrics))
      + (select count(*) from jsonb_object_keys(coalesce(user_attributes, '{}'))) as names,
    octet_length(concat(id, address, user_id, attributes, metrics, demographic, location, user_attributes)) as bytes
  from mine`;

/** Of the patches, those whose id is new, as endpoints. */
export const INSERT = `
  with ${PATCHES},
  mine as (
    insert into endpoints as e (project_id, id, channel_type, address, user_id, status, opt_out, attributes, metrics,
      demographic, location, cohort, request_id, effective_at, created_at, updated_at)
    select p.project_id, p.id, p."channelType", nullif(p.address, ''), nullif(p."userId", ''), p.status,
      coalesce(p."optOut", 'NONE'), jsonb_strip_nulls(p.attributes), p.metrics, jsonb_strip_nulls(p.demographic),
      jsonb_strip_nulls(p.location), p.cohort, p."requestId", p."effectiveDate",
      cast(:now as timestamptz), cast(:now as timestamptz)
    from patches p order by p.id
    on conflict (project_id, id) do nothing
    returning ${MINE}),
  ${OTHERS}
  ${STORED}`;

/** Of the patches, those whose id is there, merged into their endpoints, which are locked in the order of ids. */
export const UPDATE = `
  with ${PATCHES},
  locked as materialized (
    select e.id from patches p join endpoints e using (project_id, id) order by e.id for update of e),
  mine as (
    update endpoints e set
      channel_type = coalesce(p."channelType", e.channel_type),
      address = nullif(coalesce(p.address, e.address), ''),
      user_id = nullif(coalesce(p."userId", e.user_id), ''),
      status = coalesce(p.status, e.status),
      opt_out = coalesce(p."optOut", e.opt_out),
      attributes = jsonb_strip_nulls(e.attributes || p.attributes),
      metrics = e.metrics || p.metrics,
      demographic = jsonb_strip_nulls(e.demographic || p.demographic),
      location = jsonb_strip_nulls(e.location || p.location),
      request_id = coalesce(p."requestId", e.request_id),
      effective_at = p."effectiveDate",
      updated_at = :now
    from locked join patches p using (id)
    where e.project_id = p.project_id and e.id = p.id
    returning ${MINE}),
  ${OTHERS}
  ${STORED}`;

/** Of the endpoints of this call at one address on one channel only the owner stays active. */
export const DEACTIVATE = `
  with own as materialized (select cast(:projectId as text) as project_id, unnest(cast(:own as text[])) as id)
  update endpoints o set status = 'INACTIVE', updated_at = :now
  from own, jsonb_to_recordset(cast(:owners as jsonb)) as owner(id text, channel_type text, address text)
  where o.project_id = own.project_id and o.id = own.id and o.id <> owner.id and o.status = 'ACTIVE'
    and o.address = owner.address and o.channel_type is not distinct from owner.channel_type`;
