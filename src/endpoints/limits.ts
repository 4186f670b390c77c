import type { Ctx } from '../context.ts';
import { MAX_ATTRIBUTES, MAX_BYTES } from '../domain/endpoint-request.ts';

interface Excess {
  readonly id: string;
  readonly names: number;
  readonly bytes: number;
}

const EXCESS = `
  with wanted as materialized (
    select cast(:projectId as text) as project_id, unnest(cast(:ids as text[])) as id)
  select * from (
    select e.id,
      (select count(*) from jsonb_object_keys(e.attributes)) + (select count(*) from jsonb_object_keys(e.metrics))
        + (select count(*) from jsonb_object_keys(coalesce(u.attributes, '{}'))) as names,
      octet_length(concat(e.id, e.address, e.user_id, e.attributes, e.metrics, e.demographic, e.location, u.attributes))
        as bytes
    from wanted join endpoints e using (project_id, id)
      left join users u on u.project_id = e.project_id and u.id = e.user_id) as sized
  where names > :maxNames or bytes > :maxBytes`;

/** Which of these endpoints are too big after their merge, and how. */
export async function excessProblems(
  ctx: Ctx,
  projectId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await ctx.db.raw<{ rows: Excess[] }>(EXCESS, {
    projectId,
    ids,
    maxNames: MAX_ATTRIBUTES,
    maxBytes: MAX_BYTES,
  });
  return new Map(
    rows.map(({ id, names, bytes }) => [
      id,
      names > MAX_ATTRIBUTES
        ? `would have ${names} attributes and metrics: expected at most ${MAX_ATTRIBUTES}`
        : `would have ${bytes} bytes: expected at most ${MAX_BYTES}`,
    ]),
  );
}
