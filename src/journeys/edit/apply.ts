import { isDeepStrictEqual } from 'node:util';
import { withTransaction, type Ctx } from '../../context.ts';
import { decisionProblems, landingsOf, type Decisions } from '../../domain/journey/edit/index.ts';
import { ConflictError, ValidationError } from '../../errors.ts';
import { lockJourney, requireJourney, type JourneyRow } from '../journey-row.ts';
import { loadVersion } from '../version.ts';
import { announce } from './announce.ts';
import { makeVersion } from './make-version.ts';
import { onceMore } from './once-more.ts';
import { editedDefinition, planEdit, requireEditable, type WriteJourneyRequest } from './plan.ts';
import type { EditDecision } from './preview.ts';
import { findVersion } from './versions.ts';
import {
  presentWholeVersion,
  type JourneyVersionResponse,
  type VersionRow,
} from './version-row.ts';

export interface ApplyJourneyEditInput {
  readonly ApplicationId: string;
  readonly JourneyId: string;
  readonly JourneyEditRequest: {
    /** The version that the preview was made of. */
    readonly Version: number;
    readonly WriteJourneyRequest: WriteJourneyRequest;
    readonly Decisions?: Readonly<Record<string, EditDecision>>;
  };
}

/**
 * Our own operation: makes a new version of a published journey, and puts those at the steps that it changes or
 * removes where its author decided; one transaction. A repeat answers with the version that was made.
 * @throws ConflictError when the journey is not at the version that the preview was made of
 */
export async function applyJourneyEdit(
  ctx: Ctx,
  input: ApplyJourneyEditInput,
): Promise<JourneyVersionResponse> {
  const { ApplicationId: projectId, JourneyId: journeyId, JourneyEditRequest: request } = input;
  const { Version: previous, WriteJourneyRequest: write } = request;
  const given = decisionsOf(request.Decisions);
  const { row, runs } = await onceMore(() =>
    withTransaction(ctx, async (tx) => {
      const journey = await lockJourney(tx, projectId, journeyId);
      const current = requireEditable(journey);
      if (current !== previous) {
        const made = await sameEdit(tx, journey, { previous, write, given });
        if (made) return { row: made, runs: [] };
        throw new ConflictError(
          `The journey is at version ${current}, and the preview was made of ${previous}: preview the edit again`,
        );
      }
      const before = await loadVersion(tx, projectId, journeyId, current);
      const definition = editedDefinition(journey, write, before);
      const { diff, problems } = await planEdit(tx, projectId, before, definition);
      const all = [...problems, ...decisionProblems(diff, given, definition)];
      if (all.length > 0) {
        throw new ValidationError(`The edit can't be published: ${all.join('; ')}`);
      }
      const landings = landingsOf(diff, given, before, definition);
      return makeVersion(tx, journey, { kind: 'EDITED', previous, definition, diff, landings });
    }),
  );
  await announce(ctx, runs);
  return presentWholeVersion(await requireJourney(ctx, projectId, journeyId), row);
}

interface Asked {
  readonly previous: number;
  readonly write: WriteJourneyRequest;
  readonly given: Decisions;
}

/** The version after `previous`, if it is what is being asked for: an answer got lost, and the caller asks again. */
async function sameEdit(
  tx: Ctx,
  journey: JourneyRow,
  { previous, write, given }: Asked,
): Promise<VersionRow | undefined> {
  const { project_id: projectId, id } = journey;
  const made = await findVersion(tx, projectId, id, previous + 1);
  if (made?.kind !== 'EDITED' || made.version !== journey.live_version) return undefined;
  const before = await loadVersion(tx, projectId, id, previous);
  const definition = editedDefinition(journey, write, before);
  const { diff } = await planEdit(tx, projectId, before, definition);
  const isSame =
    isDeepStrictEqual(JSON.parse(JSON.stringify(definition)), made.definition) &&
    isDeepStrictEqual(landingsOf(diff, given, before, definition), made.landings);
  return isSame ? made : undefined;
}

function decisionsOf(written: Readonly<Record<string, EditDecision>> = {}): Decisions {
  return Object.fromEntries(
    Object.entries(written).map(([stepId, { Action, ActivityId }]) => [
      stepId,
      { action: Action, ...(ActivityId !== undefined && { to: ActivityId }) },
    ]),
  );
}
