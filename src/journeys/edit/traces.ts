import type { Ctx } from '../../context.ts';
import { stepsOf, type JourneyDefinition } from '../../domain/journey/index.ts';
import type { ParticipantRef } from '../../orchestrator.ts';

/** Of which visit a delivery is: the keys of journeys say it after run, participant and step. */
const VISIT = `cast(split_part(substr(d.send_key,
  length('journey/' || d.run_id || '/' || d.participant_id || '/' || d.step_id || '/') + 1), '/', 1) as integer)`;

const STEPS = `select s.visit from participant_steps s
  where s.project_id = p.project_id and s.journey_id = p.journey_id and s.run_id = p.run_id and s.participant_id = p.id`;

// A message that is held, or was not taken, has not gone: its row is free (claimed), and who stands there can be moved.
const MESSAGES = `select d.visit from (
    select ${VISIT} as visit, d.state from deliveries d
     where d.project_id = p.project_id and d.journey_id = p.journey_id and d.run_id = p.run_id
       and d.step_id = any(:steps) and d.participant_id = p.id) as d`;

/**
 * Whether participant `p` has done something beyond its visit `at` by the version it follows, though it still stands
 * there: it is on its way, and what was begun has to be ended. With `:left` what it did at the visit itself does not
 * count.
 */
export const isOnItsWay = (at: string): string => `(
  exists (${STEPS} and s.visit >= ${at} + :left)
  or exists (${MESSAGES} where d.visit > ${at} or (:left = 0 and d.visit = ${at} and d.state <> 'claimed')))`;

/** The last visit, from this one on, at which a participant did something; undefined when there is none. */
export async function lastTrace(
  ctx: Ctx,
  { projectId, journeyId, runId, participantId }: ParticipantRef,
  visit: number,
  definition: JourneyDefinition,
): Promise<number | undefined> {
  const { rows } = await ctx.db.raw<{ rows: { last: number | null }[] }>(
    `select greatest(
         (select max(visit) from (${STEPS} and s.visit >= :visit) as s),
         (select max(visit) from (${MESSAGES}
           where d.visit > :visit or (d.visit = :visit and d.state <> 'claimed')) as d)) as last
       from participants p
      where p.project_id = :projectId and p.journey_id = :journeyId and p.run_id = :runId and p.id = :participantId`,
    { projectId, journeyId, runId, participantId, visit, steps: stepIds(definition) },
  );
  return rows[0]?.last ?? undefined;
}

export function stepIds(definition: JourneyDefinition): string[] {
  return Object.keys(stepsOf(definition));
}
