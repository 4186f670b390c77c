import type { Ctx } from '../../context.ts';
import {
  diffJourneys,
  fixedMemberProblems,
  type JourneyDiff,
} from '../../domain/journey/edit/index.ts';
import {
  publishProblems,
  type JourneyDefinition,
  type JourneyState,
} from '../../domain/journey/index.ts';
import { ConflictError, ValidationError } from '../../errors.ts';
import type { In } from '../../wire.ts';
import { draftOf } from '../draft.ts';
import type { JourneyRow } from '../journey-row.ts';
import { referenceProblems } from '../references.ts';
import { webhookProblems } from '../webhooks.ts';

export type WriteJourneyRequest = NonNullable<In<'UpdateJourney'>['WriteJourneyRequest']>;

const EDITABLE: readonly JourneyState[] = ['ACTIVE', 'PAUSED', 'CLOSED'];

/** A published journey that is not over, and the version that it is at. @throws ConflictError */
export function requireEditable({ state, live_version: version }: JourneyRow): number {
  if (EDITABLE.includes(state) && version !== null) return version;
  const instead = state === 'DRAFT' ? 'a DRAFT is changed with UpdateJourney' : `${state} is final`;
  throw new ConflictError(
    `The journey is ${state}: an edit is for one that is ${EDITABLE.join(', ')}; ${instead}`,
  );
}

/** What the request makes of the journey: members that it does not have stay as they are. */
export function editedDefinition(
  { state }: Pick<JourneyRow, 'state'>,
  request: WriteJourneyRequest,
  before: JourneyDefinition,
): JourneyDefinition {
  if (request.State !== undefined && request.State !== state) {
    throw new ValidationError(
      `State is ${request.State} and the journey is ${state}: an edit leaves it as it is; UpdateJourneyState changes it`,
    );
  }
  return draftOf(request, before);
}

/** The difference, and everything that stands against publishing it. */
export async function planEdit(
  ctx: Ctx,
  projectId: string,
  before: JourneyDefinition,
  after: JourneyDefinition,
): Promise<{ diff: JourneyDiff; problems: string[] }> {
  const diff = diffJourneys(before, after);
  // Such as an end that has passed since: who is inside goes on, and the edit is not the reason.
  const known = new Set(publishProblems(before, ctx.now()));
  return {
    diff,
    problems: [
      ...(diff.steps.length + diff.members.length === 0 ? ['The edit changes nothing'] : []),
      ...fixedMemberProblems(diff),
      ...publishProblems(after, ctx.now()).filter((problem) => !known.has(problem)),
      ...webhookProblems(after, ctx.settings.webhookHosts),
      ...(await referenceProblems(ctx, projectId, after)),
    ],
  };
}
