import { withTransaction, type Ctx } from '../../context.ts';
import { landingsOf } from '../../domain/journey/edit/index.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { versionKey } from '../../paging.ts';
import { lockJourney, requireJourney } from '../journey-row.ts';
import { loadVersion } from '../version.ts';
import { announce } from './announce.ts';
import { makeVersion } from './make-version.ts';
import { moveBack } from './move-back.ts';
import { onceMore } from './once-more.ts';
import { planEdit, requireEditable } from './plan.ts';
import { findVersion } from './versions.ts';
import { presentWholeVersion, type JourneyVersionResponse } from './version-row.ts';

/**
 * Our own operation: takes the last edit of a journey back, in a new version that is as the one before the edit. Those
 * whom the edit moved or let out, and who have not gone on, are where they were. A repeat answers with what was made.
 * @throws ConflictError when that version is not the journey's last, or is no edit
 */
export async function undoJourneyEdit(
  ctx: Ctx,
  input: { readonly ApplicationId: string; readonly JourneyId: string; readonly Version: string },
): Promise<JourneyVersionResponse> {
  const { ApplicationId: projectId, JourneyId: journeyId, Version } = input;
  const undoes = versionKey(Version) ? Number(Version) : 0;
  const { row, runs } = await onceMore(() =>
    withTransaction(ctx, async (tx) => {
      const journey = await lockJourney(tx, projectId, journeyId);
      const current = requireEditable(journey);
      const edit = await findVersion(tx, projectId, journeyId, undoes);
      if (!edit) throw new NotFoundError(`Version ${Version} not found`);
      const last = await findVersion(tx, projectId, journeyId, current);
      if (last?.kind === 'UNDONE' && last.undoes === undoes) return { row: last, runs: [] };
      if (current !== undoes) {
        throw new ConflictError(
          `The journey is at version ${current}: only its last edit can be undone, and not version ${undoes}`,
        );
      }
      if (edit.previous === null) {
        throw new ConflictError(
          `Version ${undoes} is what was published: there is no edit to undo`,
        );
      }
      const before = edit.definition;
      const definition = await loadVersion(tx, projectId, journeyId, edit.previous);
      const { diff, problems } = await planEdit(tx, projectId, before, definition);
      if (problems.length > 0) {
        throw new ValidationError(`The edit can't be undone: ${problems.join('; ')}`);
      }
      return makeVersion(tx, journey, {
        kind: 'UNDONE',
        previous: current,
        undoes,
        definition,
        diff,
        landings: landingsOf(diff, {}, before, definition),
        first: (_tx, live, version) => moveBack(tx, live, before, { undoes, to: version }),
      });
    }),
  );
  await announce(ctx, runs);
  return presentWholeVersion(await requireJourney(ctx, projectId, journeyId), row);
}
