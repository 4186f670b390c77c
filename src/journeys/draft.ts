import { ValidationError } from '../errors.ts';
import type { JourneyDefinition, JourneyState } from '../domain/journey/index.ts';
import type { In } from '../wire.ts';

type WriteJourneyRequest = NonNullable<In<'CreateJourney'>['WriteJourneyRequest']>;

const NAME_LENGTH = 150;

/**
 * What a write request leaves in the draft: the members it has, over those stored before (absent means
 * unchanged, so a partial update never wipes the steps). State and dates are not part of a definition.
 */
export function draftOf(
  request: WriteJourneyRequest,
  before: Partial<JourneyDefinition> = {},
): JourneyDefinition {
  const {
    State: _state,
    CreationDate: _created,
    LastModifiedDate: _modified,
    ...members
  } = request;
  const name = members.Name ?? before.Name;
  if (!name || name.length > NAME_LENGTH) {
    throw new ValidationError(
      `Name has ${(name ?? '').length} characters: expected 1 to ${NAME_LENGTH}`,
    );
  }
  // The wire and the domain name the same members; the router has validated the shapes.
  return { ...before, ...(members as Partial<JourneyDefinition>), Name: name };
}

/** Create and update take DRAFT or ACTIVE only; absent means DRAFT. */
export function wantsPublishing(request: WriteJourneyRequest): boolean {
  const state: JourneyState | undefined = request.State;
  if (state === undefined || state === 'DRAFT') return false;
  if (state === 'ACTIVE') return true;
  throw new ValidationError(
    `State is ${state}: allowed are DRAFT and ACTIVE; for PAUSED and CANCELLED use UpdateJourneyState`,
  );
}
