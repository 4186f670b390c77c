import { coalescing } from '../coalescing.ts';
import type { Ctx } from '../context.ts';
import type { Cursor, Pause } from '../domain/journey/index.ts';
import type { JourneyState } from '../domain/journey/index.ts';
import type { ProjectSettings } from '../domain/project-settings.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { findEndpoint, findUserEndpoints } from '../endpoints/index.ts';
import type { ParticipantRef } from '../orchestrator.ts';

export type ParticipantState = 'entered' | 'waiting' | 'held' | 'left' | 'cancelled';

/** A decision that an earlier attempt made and recorded. */
export interface RecordedStep {
  readonly visit: number;
  readonly stepId: string;
  readonly outcome: string;
  readonly next: string | null;
}

/** Everything about one participant that a wake-up needs, read in one statement. */
export interface Participant extends ParticipantRef {
  readonly state: ParticipantState;
  readonly endpointId: string | null;
  readonly userId: string | null;
  /** The event that let it in. */
  readonly eventId?: string;
  readonly enteredAt: Date;
  /** How it left. */
  readonly outcome?: string;
  /** The version that its steps follow; `currentVersion` is the one of the run, another one after an edit. */
  readonly version: number;
  readonly currentVersion: number;
  /** Where it stands; absent before its first standing. */
  readonly place: Cursor | undefined;
  readonly journeyState: JourneyState;
  readonly pauses: readonly Pause[];
  readonly recorded: readonly RecordedStep[];
  readonly settings: ProjectSettings;
}

interface Row {
  at: number;
  state: ParticipantState;
  endpoint_id: string | null;
  user_id: string | null;
  event_id: string | null;
  entered_at: Date;
  outcome: string | null;
  version: number;
  current_version: number;
  place: Cursor | null;
  journey_state: JourneyState;
  pauses: { from: string; to: string | null }[] | null;
  recorded: RecordedStep[] | null;
  settings: ProjectSettings;
}

/** The participant, or undefined when its journey was deleted. `fromVisit`: recorded steps before it are done with. */
export async function loadParticipant(
  ctx: Ctx,
  ref: ParticipantRef,
  fromVisit: number,
): Promise<Participant | undefined> {
  const row = await load(ctx, { ...ref, fromVisit, account: ctx.account });
  return (
    row && {
      ...ref,
      state: row.state,
      endpointId: row.endpoint_id,
      userId: row.user_id,
      eventId: row.event_id ?? undefined,
      enteredAt: row.entered_at,
      outcome: row.outcome ?? undefined,
      version: row.version,
      currentVersion: row.current_version,
      place: row.place ?? undefined,
      journeyState: row.journey_state,
      pauses: (row.pauses ?? []).map(({ from, to }) => ({
        from: new Date(from),
        to: to === null ? undefined : new Date(to),
      })),
      recorded: row.recorded ?? [],
      settings: row.settings,
    }
  );
}

const load = coalescing(
  async (db, asked: readonly (ParticipantRef & { account: string; fromVisit: number })[]) => {
    const { rows } = await db.raw<{ rows: Row[] }>(
      `select asked.at, p.state, p.endpoint_id, p.user_id, p.event_id, p.entered_at, p.outcome, p.place,
            coalesce(p.version, r.version) as version, r.version as current_version, j.state as journey_state, projects.settings,
            (select json_agg(json_build_object('from', paused_at, 'to', resumed_at))
               from journey_pauses where project_id = p.project_id and journey_id = p.journey_id) as pauses,
            (select json_agg(json_build_object('visit', visit, 'stepId', step_id, 'outcome', outcome, 'next', next_step))
               from participant_steps s where s.project_id = p.project_id and s.journey_id = p.journey_id
                and s.run_id = p.run_id and s.participant_id = p.id and s.visit >= asked."fromVisit") as recorded
       from jsonb_to_recordset(?::jsonb) as asked (
              at integer, "projectId" text, "journeyId" text, "runId" text, "participantId" text, account text, "fromVisit" integer)
       join participants p on p.project_id = asked."projectId" and p.journey_id = asked."journeyId"
        and p.run_id = asked."runId" and p.id = asked."participantId"
       join journey_runs r on r.project_id = p.project_id and r.journey_id = p.journey_id and r.id = p.run_id
       join journeys j on j.project_id = p.project_id and j.id = p.journey_id
       join projects on projects.id = p.project_id and projects.account_id = asked.account`,
      [JSON.stringify(asked.map((one, at) => ({ ...one, at })))],
    );
    const byPlace = new Map(rows.map((row) => [row.at, row]));
    return asked.map((_, at) => byPlace.get(at));
  },
);

/** The endpoints a participant stands for: its own, or all of its user. */
export async function participantEndpoints(
  ctx: Ctx,
  { projectId, endpointId, userId }: Participant,
): Promise<Endpoint[]> {
  if (endpointId !== null) {
    const endpoint = await findEndpoint(ctx, projectId, endpointId);
    return endpoint ? [endpoint] : [];
  }
  if (userId === null) return [];
  return (await findUserEndpoints(ctx, projectId, [userId])).get(userId) ?? [];
}
