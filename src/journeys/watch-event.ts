import { systemCtx, type Ctx, type Deps } from '../context.ts';
import {
  applyRules,
  findStep,
  isAwaited,
  stepsOf,
  type EntryFacts,
  type JourneyDefinition,
} from '../domain/journey/index.ts';
import { participantRef, runRef, type ParticipantRef, type RunRef } from '../orchestrator.ts';
import { foundColumns } from './await-event.ts';
import { exitParticipant, reachGoal } from './exit.ts';
import { eventDetail, type PersonEvent } from './person-events.ts';
import { loadVersion } from './version.ts';

/** What an event did to those who are in journeys. */
export interface Watched {
  /** Their workflows are to be told. */
  readonly woken: readonly ParticipantRef[];
  /** The runs that some of them have left. */
  readonly left: readonly RunRef[];
}

interface Row extends ParticipantRef {
  readonly account: string;
  readonly version: number;
  readonly inside: boolean;
  readonly enteredAt: Date;
  readonly reached: boolean;
  readonly entryAt: Date | null;
  readonly entryAttributes: Record<string, string> | null;
  /** The wait that it stands at. */
  readonly waits: { readonly visit: number; readonly stepId: string } | null;
}

/** A stored event of a type that some journey watches. */
export interface WatchedEvent extends PersonEvent {
  readonly projectId: string;
  readonly userId: string | null;
}

/**
 * Looks whether an event is one that somebody in a journey waits for, that ends somebody, or that is the goal; all of
 * its person, in the caller's transaction, which has the person locked. Also while the journey is paused: what people
 * do counts, only the clocks stand still.
 */
export async function watchEvent(tx: Deps, event: WatchedEvent): Promise<Watched> {
  const woken: ParticipantRef[] = [];
  const left: RunRef[] = [];
  for (const row of await personsParticipants(tx, event)) {
    const ctx = systemCtx(tx, row.account, `event/${event.id}`);
    const definition = await loadVersion(ctx, row.projectId, row.journeyId, row.version);
    const entry: EntryFacts = {
      at: row.entryAt ?? row.enteredAt,
      ...(row.entryAttributes && { attributes: row.entryAttributes }),
    };
    const { reachesGoal, exit } = applyRules(definition, event, entry);
    if (reachesGoal && !row.reached) await reachGoal(ctx, row, event.at);
    if (!row.inside) continue;
    if (exit) {
      if (await exitParticipant(ctx, row, exit, eventDetail(event))) {
        left.push(runRef(row));
        woken.push(participantRef(row));
      }
    } else if (await answerWait(ctx, row, { definition, event, entry })) {
      woken.push(participantRef(row));
    }
  }
  return { woken, left };
}

/** Those who are this person in journeys that watch the type: all who are inside, and who may still reach the goal. */
async function personsParticipants(
  tx: Deps,
  { projectId, endpointId, id: eventId, userId, type }: WatchedEvent,
): Promise<Row[]> {
  const { rows } = await tx.db.raw<{ rows: Row[] }>(
    `select c.project_id as "projectId", c.journey_id as "journeyId", c.run_id as "runId", c.id as "participantId",
            projects.account_id as account, coalesce(c.version, r.version) as version,
            c.state in ('entered', 'waiting', 'held') as inside, c.entered_at as "enteredAt", c.goal_at is not null as reached,
            entry.at as "entryAt", entry.attributes as "entryAttributes",
            (select json_build_object('visit', w.visit, 'stepId', w.step_id) from event_waits w
              where w.project_id = c.project_id and w.journey_id = c.journey_id and w.run_id = c.run_id
                and w.participant_id = c.id and w.state = 'open'
              order by w.visit desc limit 1) as waits
       from triggers t
       join projects on projects.id = t.project_id
       cross join lateral (
         select * from participants p
          where p.project_id = t.project_id and p.journey_id = t.target_id and p.endpoint_id = :endpointId
         union
         select * from participants p
          where p.project_id = t.project_id and p.journey_id = t.target_id and p.user_id = cast(:userId as text)) as c
       join journey_runs r on r.project_id = c.project_id and r.journey_id = c.journey_id and r.id = c.run_id
       left join events entry on entry.project_id = c.project_id and entry.endpoint_id = c.endpoint_id and entry.id = c.event_id
      where t.project_id = :projectId and t.kind = 'watch' and t.event_type = :type
        and (c.state in ('entered', 'waiting', 'held') or (c.state = 'left' and c.goal_at is null))
        and (c.endpoint_id, c.event_id) is distinct from (:endpointId, :eventId)
      order by c.journey_id, c.run_id, c.id`,
    { projectId, endpointId, userId, eventId, type },
  );
  return rows;
}

/** Marks the wait whose event this is; false when it is none that the participant waits for. */
async function answerWait(
  ctx: Ctx,
  { projectId, journeyId, runId, participantId, waits }: Row,
  {
    definition,
    event,
    entry,
  }: { definition: JourneyDefinition; event: PersonEvent; entry: EntryFacts },
): Promise<boolean> {
  const step = waits && findStep(stepsOf(definition), waits.stepId)?.WaitForEvent;
  if (!step || !isAwaited(step, event, entry)) return false;
  const marked = await ctx
    .db('event_waits')
    .where({
      project_id: projectId,
      journey_id: journeyId,
      run_id: runId,
      participant_id: participantId,
      visit: waits.visit,
      state: 'open',
    })
    .update(foundColumns(event));
  return marked > 0;
}
