import { withTransaction, type Ctx } from '../../context.ts';
import { landingAfter } from '../../domain/journey/edit/index.ts';
import type { Cursor, JourneyDefinition } from '../../domain/journey/index.ts';
import { completeRunIfEmpty } from '../complete-run.ts';
import { engineEffects } from '../engine-effects.ts';
import type { Participant } from '../participant.ts';
import { loadVersion } from '../version.ts';
import { walk, type WalkOptions } from '../walk.ts';
import { land } from './land.ts';
import { lastTrace } from './traces.ts';
import { versionsSince } from './versions-since.ts';

/**
 * Brings a participant to the version of its run. Who did something by its former version that no standing records
 * yet (the edit came in the middle of a walk, or a crash did) ends that by the former version first, and lands from
 * where that leads to: so a message is never sent again by another way through the journey.
 */
export async function catchUp(
  ctx: Ctx,
  participant: Participant,
  from: Cursor,
  options: WalkOptions,
): Promise<void> {
  const { projectId, journeyId, version } = participant;
  const definition = await loadVersion(ctx, projectId, journeyId, version);
  const upTo = await lastTrace(ctx, participant, from.visit, definition);
  if (upTo === undefined) return settle(ctx, participant, from, { definition, isEnded: false });
  const effects = engineEffects(ctx, { version, isBehind: true });
  const move = await walk(effects, participant, definition, from, { ...options, upTo });
  if (move.kind === 'left') return;
  await settle(ctx, participant, move.cursor, { definition, isEnded: true });
}

interface Former {
  readonly definition: JourneyDefinition;
  readonly isEnded: boolean;
}

/** Does nothing when it stands elsewhere, or went on, meanwhile: then whoever called looks again. */
async function settle(
  ctx: Ctx,
  participant: Participant,
  at: Cursor,
  { definition, isEnded }: Former,
): Promise<void> {
  const { projectId, journeyId, runId, participantId, version } = participant;
  const hasLeft = await withTransaction(ctx, async (tx) => {
    const row = tx
      .db('participants')
      .where({ project_id: projectId, journey_id: journeyId, run_id: runId, id: participantId });
    // Whatever is being done by the former version is done before this, or not any more.
    const locked = await row
      .clone()
      .whereIn('state', ['entered', 'waiting', 'held'])
      .forUpdate()
      .first<{ version: number | null; place: Cursor | null } | undefined>('version', 'place');
    if (!locked || (locked.version ?? version) !== version) return false;
    if (locked.place && locked.place.visit !== at.visit) return false;
    const beyond = await lastTrace(tx, participant, at.visit + (isEnded ? 1 : 0), definition);
    if (beyond !== undefined) return false;

    const to = participant.currentVersion;
    if (!locked.place || locked.version === null) {
      await row.clone().update({ version, place: JSON.stringify(at), step_id: at.stepId ?? null });
    }
    const { stepId } = at;
    const since = await versionsSince(tx, projectId, journeyId, { after: version, upTo: to });
    const landing = stepId === undefined ? undefined : landingAfter(since, stepId);
    if (!landing || stepId === undefined) {
      await row.clone().update({ version: to });
      return false;
    }
    const group = { projectId, journeyId, runId, participantId, version, definition, stepId };
    await land(tx, group, landing, { to, isEnded, wake: false });
    return landing.kind === 'exit';
  });
  if (hasLeft) await completeRunIfEmpty(ctx, participant);
}
