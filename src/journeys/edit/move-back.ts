import type { Ctx } from '../../context.ts';
import { stepsOf, stepType, type JourneyDefinition } from '../../domain/journey/index.ts';
import type { RunRef } from '../../orchestrator.ts';
import { EXITED_BY_EDIT, MOVED_BY_EDIT } from './land.ts';
import { isOnItsWay, stepIds } from './traces.ts';
import type { TouchedPeople } from './version-row.ts';

const OF_MOVE = `p.project_id = m.project_id and p.journey_id = m.journey_id and p.run_id = m.run_id and p.id = m.participant_id`;
const STILL_THERE = `p.state in ('entered', 'waiting', 'held') and p.version = :undoes
  and p.place ->> 'visit' = m.to_place ->> 'visit' and not ${isOnItsWay(`cast(p.place ->> 'visit' as integer)`)}`;
// Who has entered again since is inside once, and stays so.
const STILL_OUT = `m.to_place is null and p.state = 'left' and p.outcome = '${EXITED_BY_EDIT}' and not exists (
  select from participants again
   where again.project_id = p.project_id and again.journey_id = p.journey_id
     and again.state in ('entered', 'waiting', 'held')
     and (again.endpoint_id = p.endpoint_id or (p.endpoint_id is null and again.endpoint_id is null and again.user_id = p.user_id)))`;

// The clock of their wait is the one that they had: it goes on as if nothing had happened.
const SQL = `with back as materialized (
    select p.project_id, p.journey_id, p.run_id, p.id, p.state, p.step_id, p.place, m.from_place ->> 'stepId' as former,
           m.from_place || jsonb_build_object('visit',
             coalesce(cast(m.to_place ->> 'visit' as integer), cast(m.from_place ->> 'visit' as integer)) + 1) as back_to
      from journey_moves m join participants p on ${OF_MOVE}
     where m.project_id = :projectId and m.journey_id = :journeyId and m.run_id = :runId and m.version = :undoes
       and ((${STILL_THERE}) or (${STILL_OUT}))
  ), noted as (
    insert into participant_steps (project_id, journey_id, run_id, participant_id, visit, step_id, type, outcome, next_step, detail, at)
    select project_id, journey_id, run_id, id, cast(place ->> 'visit' as integer), step_id,
           coalesce(cast(:types as jsonb) ->> step_id, 'Wait'), '${MOVED_BY_EDIT}', former, :detail, :now
      from back where place is not null
    on conflict do nothing
  ), moves as (
    insert into journey_moves (project_id, journey_id, version, run_id, participant_id, from_place, to_place, at)
    select project_id, journey_id, :to, run_id, id, place, back_to, :now from back where place is not null
    on conflict do nothing
  ), wakes as (
    insert into participant_wakes (project_id, journey_id, run_id, participant_id, token)
    select project_id, journey_id, run_id, id, cast(gen_random_uuid() as text) from back where state <> 'held'
    on conflict (project_id, journey_id, run_id, participant_id)
    do update set token = excluded.token, asked_at = now()
  ), moved as (
    update participants p
       set version = :to, state = case when p.state = 'left' then 'waiting' else p.state end, step_id = back.former,
           place = back.back_to, waits_until = :now, outcome = null, left_at = null
      from back
     where p.project_id = back.project_id and p.journey_id = back.journey_id and p.run_id = back.run_id and p.id = back.id
    returning back.step_id)
  select coalesce(step_id, '') as "stepId", count(*) as people from moved group by step_id`;

/** Puts those whom an edit moved or let out, and who have not gone on since, where they were. */
export async function moveBack(
  tx: Ctx,
  runs: readonly RunRef[],
  edited: JourneyDefinition,
  { undoes, to }: { undoes: number; to: number },
): Promise<TouchedPeople[]> {
  const people: TouchedPeople[] = [];
  for (const { projectId, journeyId, runId } of runs) {
    const key = { projectId, journeyId, runId, undoes };
    await tx.db.raw(
      `select count(*) from (
         select from participants p join journey_moves m on ${OF_MOVE}
          where m.project_id = :projectId and m.journey_id = :journeyId and m.run_id = :runId and m.version = :undoes
          order by p.run_id, p.id for update of p) as locked`,
      key,
    );
    const { rows } = await tx.db.raw<{ rows: TouchedPeople[] }>(SQL, {
      ...key,
      to,
      left: 0,
      now: tx.now(),
      steps: stepIds(edited),
      types: JSON.stringify(
        Object.fromEntries(
          Object.entries(stepsOf(edited)).map(([id, step]) => [id, stepType(step)]),
        ),
      ),
      detail: `version ${to}`,
    });
    people.push(...rows.map((row) => ({ ...row, isBack: true })));
  }
  return people;
}
