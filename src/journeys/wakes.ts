import { withTransaction, type Ctx, type Deps } from '../context.ts';
import { newId } from '../ids.ts';
import { participantRef, tellEngine, type ParticipantRef, type RunRef } from '../orchestrator.ts';

/** So many are told, and forgotten, at a time. */
const BATCH = 200;

/** A wake that is noted. */
export interface Wake extends ParticipantRef {
  readonly token: string;
}

/**
 * Notes in the transaction that changes what participants wait for that they are to be woken. `sendWakes` follows
 * after the commit; the sweep sends what is left over.
 */
export async function noteWakes(
  tx: Pick<Ctx, 'db'>,
  participants: readonly ParticipantRef[],
): Promise<Wake[]> {
  if (participants.length === 0) return [];
  const wakes = participants.map((one) => ({ ...participantRef(one), token: newId() }));
  await tx.db.raw(
    `insert into participant_wakes (project_id, journey_id, run_id, participant_id, token)
     select distinct on ("projectId", "journeyId", "runId", "participantId")
            "projectId", "journeyId", "runId", "participantId", token
       from jsonb_to_recordset(cast(? as jsonb))
         as asked ("projectId" text, "journeyId" text, "runId" text, "participantId" text, token text)
      order by "projectId", "journeyId", "runId", "participantId"
     on conflict (project_id, journey_id, run_id, participant_id)
     do update set token = excluded.token, asked_at = now()`,
    [JSON.stringify(wakes)],
  );
  return wakes;
}

/** Wakes participants, wherever they wait: row first, then the engine. */
export async function wakeParticipants(
  ctx: Ctx,
  participants: readonly ParticipantRef[],
): Promise<void> {
  await sendWakes(ctx, await withTransaction(ctx, (tx) => noteWakes(tx, participants)));
}

/** Tells the engine of wakes that were committed. */
export async function sendWakes(deps: Deps, wakes: readonly Wake[]): Promise<void> {
  if (wakes.length === 0) return;
  await tellEngine(deps, 'wake participants', async () => {
    for (let at = 0; at < wakes.length; at += BATCH) {
      const batch = wakes.slice(at, at + BATCH);
      const missing = await deps.orchestrator.wakeParticipants(batch.map(participantRef));
      await forget(deps, batch, missing);
    }
  });
}

/** Tells those who were to be woken before their workflow was there to hear it. */
export async function wakeBegun(ctx: Ctx, participants: readonly ParticipantRef[]): Promise<void> {
  const [first] = participants;
  if (!first) return;
  const rows = await ctx
    .db('participant_wakes')
    .where({ project_id: first.projectId, journey_id: first.journeyId, run_id: first.runId })
    .whereIn(
      'participant_id',
      participants.map(({ participantId }) => participantId),
    )
    .select<Wake[]>(COLUMNS);
  await sendWakes(ctx, rows);
}

/** Wakes noted for a run, in the order of the participants' ids, after `after`. */
export async function notedWakes(
  ctx: Ctx,
  { projectId, journeyId, runId }: RunRef,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<Wake[]> {
  return ctx
    .db('participant_wakes')
    .where({ project_id: projectId, journey_id: journeyId, run_id: runId })
    .where('participant_id', '>', after)
    .orderBy('participant_id')
    .limit(limit)
    .select<Wake[]>(COLUMNS);
}

/** The sweep's part: wakes that whoever noted them did not send. */
export async function sendLeftWakes(deps: Deps): Promise<void> {
  const rows = await deps
    .db('participant_wakes')
    .whereRaw(`asked_at < now() - interval '30 seconds'`)
    .orderBy('asked_at')
    .limit(LEFT_AT_ONCE)
    .select<Wake[]>(COLUMNS);
  await sendWakes(deps, rows);
}

const LEFT_AT_ONCE = 5_000;
const COLUMNS = {
  projectId: 'project_id',
  journeyId: 'journey_id',
  runId: 'run_id',
  participantId: 'participant_id',
  token: 'token',
};

/** A workflow that is missing because it is not started yet is told when it is; one that has ended needs nothing. */
async function forget(
  deps: Deps,
  wakes: readonly Wake[],
  missing: readonly ParticipantRef[],
): Promise<void> {
  const untold = new Set(missing.map(({ runId, participantId }) => `${runId}/${participantId}`));
  const asked = wakes.map((wake) => ({
    ...wake,
    told: !untold.has(`${wake.runId}/${wake.participantId}`),
  }));
  await deps.db.raw(
    `delete from participant_wakes w
      using jsonb_to_recordset(cast(? as jsonb)) as asked
            ("projectId" text, "journeyId" text, "runId" text, "participantId" text, token text, told boolean),
            participants p
      where w.project_id = asked."projectId" and w.journey_id = asked."journeyId" and w.run_id = asked."runId"
        and w.participant_id = asked."participantId" and w.token = asked.token
        and p.project_id = w.project_id and p.journey_id = w.journey_id and p.run_id = w.run_id and p.id = w.participant_id
        and (asked.told or p.state not in ('entered', 'waiting', 'held'))`,
    [JSON.stringify(asked)],
  );
}
