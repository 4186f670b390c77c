import type { Ctx } from '../../context.ts';
import { landingAfter, type Landing } from '../../domain/journey/edit/index.ts';
import type { RunRef } from '../../orchestrator.ts';
import { loadVersion } from '../version.ts';
import { land, type Group } from './land.ts';
import type { TouchedPeople } from './version-row.ts';
import { versionsSince } from './versions-since.ts';

interface Landed {
  readonly group: Group;
  readonly landing: Landing;
}

/**
 * Puts everybody whom the edits up to version `to` touch where they want them, inside the caller's transaction. Who is
 * on its way is not waited for: the walk sees the new version when it ends.
 */
export async function moveEverybody(
  tx: Ctx,
  runs: readonly RunRef[],
  to: number,
): Promise<TouchedPeople[]> {
  const people = new Map<string, number>();
  for (const run of runs) {
    const groups = await touchedGroups(tx, run, to);
    await lock(tx, run, groups);
    for (const { group, landing } of groups) {
      const landed = await land(tx, group, landing, { to, wake: true });
      people.set(group.stepId, (people.get(group.stepId) ?? 0) + landed);
    }
  }
  return [...people].map(([stepId, n]) => ({ stepId, people: n }));
}

async function touchedGroups(tx: Ctx, run: RunRef, to: number): Promise<Landed[]> {
  const { projectId, journeyId, runId } = run;
  const rows = await tx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId, run_id: runId })
    .whereIn('state', ['entered', 'waiting', 'held'])
    .whereNotNull('step_id')
    .where('version', '<', to)
    .distinct<{ version: number; step_id: string }[]>('version', 'step_id')
    .orderBy(['version', 'step_id']);
  const groups: Landed[] = [];
  for (const { version, step_id: stepId } of rows) {
    const since = await versionsSince(tx, projectId, journeyId, { after: version, upTo: to });
    const landing = landingAfter(since, stepId);
    if (!landing) continue;
    const definition = await loadVersion(tx, projectId, journeyId, version);
    groups.push({ group: { projectId, journeyId, runId, version, definition, stepId }, landing });
  }
  return groups;
}

/** In one order for all, and before anybody is asked what it did: what is being done is seen afterwards. */
async function lock(
  tx: Ctx,
  { projectId, journeyId, runId }: RunRef,
  groups: readonly Landed[],
): Promise<void> {
  if (groups.length === 0) return;
  await tx.db.raw(
    `select count(*) from (
       select from participants p
        where p.project_id = :projectId and p.journey_id = :journeyId and p.run_id = :runId
          and p.state in ('entered', 'waiting', 'held') and p.step_id = any(:steps)
        order by p.run_id, p.id for update) as locked`,
    { projectId, journeyId, runId, steps: groups.map(({ group }) => group.stepId) },
  );
}

/** Those whose message is held, or has its turn later, ask again at once: it may go at another time now. */
export async function wakeHeldMessages(tx: Ctx, runs: readonly RunRef[]): Promise<void> {
  for (const { projectId, journeyId, runId } of runs) {
    await tx.db.raw(
      `insert into participant_wakes (project_id, journey_id, run_id, participant_id, token)
       select project_id, journey_id, run_id, id, cast(gen_random_uuid() as text) from participants
        where project_id = :projectId and journey_id = :journeyId and run_id = :runId
          and state in ('entered', 'waiting') and (place ->> 'held' = 'true' or place ->> 'turn' is not null)
       on conflict (project_id, journey_id, run_id, participant_id)
       do update set token = excluded.token, asked_at = now()`,
      { projectId, journeyId, runId },
    );
  }
}
