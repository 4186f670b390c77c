import type { Ctx } from '../context.ts';

/** Which of a project's people. */
export interface SeenPerson {
  readonly userId: string | undefined;
  readonly endpointIds: readonly string[];
}

/** Splits record the values that they saw; of somebody who is erased they keep only which way it went. */
export async function forgetWhatWasSeen(
  ctx: Ctx,
  projectId: string,
  { userId, endpointIds }: SeenPerson,
): Promise<void> {
  await ctx.db.raw(
    `update participant_steps s set seen = null
       from participants p
      where p.project_id = :projectId and p.journey_id in (select id from journeys where project_id = :projectId)
        and (p.endpoint_id = any(cast(:endpointIds as text[])) or (p.endpoint_id is null and p.user_id = :userId))
        and s.project_id = p.project_id and s.journey_id = p.journey_id and s.run_id = p.run_id
        and s.participant_id = p.id and s.seen is not null`,
    { projectId, endpointIds: [...endpointIds], userId: userId ?? null },
  );
}
