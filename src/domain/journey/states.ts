import type { JourneyState } from './definition.ts';

/** The moves a caller may ask of UpdateJourneyState; the others are the engine's own. */
const MOVES: Readonly<Record<JourneyState, readonly JourneyState[]>> = {
  DRAFT: [],
  ACTIVE: ['PAUSED', 'CANCELLED'],
  PAUSED: ['ACTIVE', 'CANCELLED'],
  // A segment journey is CLOSED as soon as the last page has entered: whoever is inside can still be held.
  CLOSED: ['PAUSED', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};

/** Why a journey can't go from one state to another; undefined when it can. */
export function moveProblem(from: JourneyState, to: JourneyState): string | undefined {
  if (MOVES[from].includes(to)) return undefined;
  if (from === 'DRAFT') {
    return `The journey is DRAFT: publish it with UpdateJourney and State ACTIVE before changing its state`;
  }
  const allowed = MOVES[from].join(' or ');
  return `The journey is ${from} and can't become ${to}: ${allowed ? `allowed is ${allowed}` : `${from} is final`}`;
}

/** States in which nothing of the journey may be edited. */
export function isLive(state: JourneyState): boolean {
  return state !== 'DRAFT';
}
