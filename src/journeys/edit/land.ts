import type { Ctx } from '../../context.ts';
import { findStep, stepsOf, stepType, type JourneyDefinition } from '../../domain/journey/index.ts';
import type { Landing } from '../../domain/journey/edit/index.ts';
import { isOnItsWay, stepIds } from './traces.ts';

/** The outcome of somebody whom an edit let out of the journey. */
export const EXITED_BY_EDIT = 'EXITED_BY_EDIT';
export const MOVED_BY_EDIT = 'MOVED_BY_EDIT';

/** Those of a run who stand at a step by one version, all of them or one. */
export interface Group {
  readonly projectId: string;
  readonly journeyId: string;
  readonly runId: string;
  readonly participantId?: string;
  readonly version: number;
  readonly definition: JourneyDefinition;
  readonly stepId: string;
}

export interface LandOptions {
  /** The version they follow from here on. */
  readonly to: number;
  /** What was begun at the visit itself has been ended: only what lies beyond counts as being on the way. */
  readonly isEnded?: boolean;
  /** Their workflows wait for what no longer comes. */
  readonly wake: boolean;
}

const STANDING = `standing as materialized (
  select p.project_id, p.journey_id, p.run_id, p.id, p.state, p.place,
         cast(p.place ->> 'visit' as integer) as visit
    from participants p
   where p.project_id = :projectId and p.journey_id = :journeyId and p.run_id = :runId
     and (cast(:participantId as text) is null or p.id = :participantId)
     and p.state in ('entered', 'waiting', 'held') and p.version = :version and p.step_id = :stepId
     and p.place is not null
     and not ${isOnItsWay(`cast(p.place ->> 'visit' as integer)`)})`;

const AT = `p.project_id = s.project_id and p.journey_id = s.journey_id and p.run_id = s.run_id and p.id = s.id`;
// Who is held is woken by the resume, and asks then where it is.
const WAKES = `wakes as (
  insert into participant_wakes (project_id, journey_id, run_id, participant_id, token)
  select project_id, journey_id, run_id, id, cast(gen_random_uuid() as text) from standing
   where cast(:wake as boolean) and (state <> 'held' or cast(:exits as boolean))
  on conflict (project_id, journey_id, run_id, participant_id)
  do update set token = excluded.token, asked_at = now())`;

/** The step that they leave counts as done, and who was moved is written down, so that it can be moved back. */
const LEAVING = `noted as (
  insert into participant_steps (project_id, journey_id, run_id, participant_id, visit, step_id, type, outcome, next_step, detail, at)
  select project_id, journey_id, run_id, id, visit, :stepId, :type, :outcome, :next, :detail, :now from standing
  on conflict do nothing
), moves as (
  insert into journey_moves (project_id, journey_id, version, run_id, participant_id, from_place, to_place, at)
  select project_id, journey_id, :to, run_id, id, place,
         case when cast(:next as text) is not null then jsonb_build_object('stepId', cast(:next as text), 'visit', visit + 1) end,
         :now
    from standing
  on conflict do nothing
), subscriptions as (
  delete from event_waits w using standing s
   where w.project_id = s.project_id and w.journey_id = s.journey_id and w.run_id = s.run_id
     and w.participant_id = s.id and w.visit = s.visit and w.state = 'open')`;

const SQL: Readonly<Record<Landing['kind'], string>> = {
  stay: `with ${STANDING}, ${WAKES}
    update participants p set version = :to
      from standing s where ${AT}`,
  arrive: `with ${STANDING}, ${WAKES}, ${LEAVING}
    update participants p
       set version = :to, step_id = :next, waits_until = :now,
           place = jsonb_build_object('stepId', cast(:next as text), 'visit', s.visit + 1)
      from standing s where ${AT}`,
  exit: `with ${STANDING}, ${WAKES}, ${LEAVING}
    update participants p
       set version = :to, state = 'left', outcome = :outcome, left_at = :now, step_id = null, waits_until = null,
           place = null
      from standing s where ${AT}`,
};

/** Puts those who stand at a step, and are not on their way from it, where an edit wants them; returns how many. */
export async function land(
  tx: Ctx,
  { definition, participantId = undefined, ...group }: Group,
  landing: Landing,
  { to, isEnded = false, wake }: LandOptions,
): Promise<number> {
  const step = findStep(stepsOf(definition), group.stepId);
  const { rowCount } = await tx.db.raw<{ rowCount: number }>(SQL[landing.kind], {
    ...group,
    participantId: participantId ?? null,
    to,
    wake,
    exits: landing.kind === 'exit',
    left: isEnded ? 1 : 0,
    now: tx.now(),
    steps: stepIds(definition),
    type: step ? stepType(step) : 'Wait',
    outcome: landing.kind === 'exit' ? EXITED_BY_EDIT : MOVED_BY_EDIT,
    next: landing.kind === 'arrive' ? landing.at : null,
    detail: `version ${to}`,
  });
  return rowCount;
}
