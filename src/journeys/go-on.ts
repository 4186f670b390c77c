import type { Ctx } from '../context.ts';
import type { Cursor, NextMove } from '../domain/journey/index.ts';
import { catchUp } from './edit/catch-up.ts';
import { engineEffects } from './engine-effects.ts';
import { OutdatedWalk } from './outdated-walk.ts';
import type { Participant } from './participant.ts';
import { loadVersion } from './version.ts';
import { walk, type WalkOptions } from './walk.ts';

/** Where a participant really is: its workflow may not know yet what was recorded, or what an edit made of it. */
export function placeOf({ place }: Participant, cursor: Cursor): Cursor {
  return place && place.visit >= cursor.visit ? place : cursor;
}

/**
 * Walks on by the version of the run. Undefined when an edit came in between: where the participant is now has to be
 * read anew.
 */
export async function goOn(
  ctx: Ctx,
  participant: Participant,
  from: Cursor,
  options: WalkOptions,
): Promise<NextMove | undefined> {
  const { projectId, journeyId, version, currentVersion } = participant;
  try {
    if (version !== currentVersion) {
      await catchUp(ctx, participant, from, options);
      return undefined;
    }
    const definition = await loadVersion(ctx, projectId, journeyId, version);
    return await walk(engineEffects(ctx, { version }), participant, definition, from, options);
  } catch (error) {
    if (!(error instanceof OutdatedWalk)) throw error;
    return undefined;
  }
}
