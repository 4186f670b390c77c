import type { JourneyDefinition } from '../definition.ts';
import { defaultDecision, type Decision, type Decisions } from './decisions.ts';
import { touchesThoseThere, type JourneyDiff, type StepChange } from './diff.ts';

/** Where somebody who stands at a step is after an edit. */
export type Landing =
  /** At the same step, since when it came to it. */
  | { readonly kind: 'stay' }
  /** Comes to this step anew. */
  | { readonly kind: 'arrive'; readonly at: string }
  | { readonly kind: 'exit' };
export type Landings = Readonly<Record<string, Landing>>;

/** A version of a journey as far as it concerns those inside when it came. */
export interface EditedVersion {
  readonly version: number;
  /** The version whose edit it took back. */
  readonly undoes?: number;
  /** By the step of the version before; a step that is not named keeps those who stand there, untouched. */
  readonly landings: Landings;
}

/** Where the edit puts those at each step that it touches: as decided, or else as proposed. */
export function landingsOf(
  diff: JourneyDiff,
  given: Decisions,
  before: JourneyDefinition,
  after: JourneyDefinition,
): Landings {
  return Object.fromEntries(
    diff.steps.filter(touchesThoseThere).map((change) => {
      const decided = Object.hasOwn(given, change.stepId) ? given[change.stepId] : undefined;
      return [change.stepId, landing(change, decided ?? defaultDecision(change, before, after))];
    }),
  );
}

function landing({ stepId, isOtherKind }: StepChange, { action, to }: Decision): Landing {
  if (action === 'EXIT') return { kind: 'exit' };
  if (action === 'MOVE' && to !== undefined) return { kind: 'arrive', at: to };
  // What it has waited for is no measure for a step of another kind.
  return isOtherKind ? { kind: 'arrive', at: stepId } : { kind: 'stay' };
}

/** The edits that still count for somebody who has seen none of them: one that was undone is none. */
function standingEdits(versions: readonly EditedVersion[]): EditedVersion[] {
  const standing: EditedVersion[] = [];
  for (const version of [...versions].sort((a, b) => a.version - b.version)) {
    if (version.undoes !== undefined && standing.at(-1)?.version === version.undoes) standing.pop();
    else standing.push(version);
  }
  return standing;
}

/**
 * Where somebody who stands at a step is after several edits, one after the other; undefined when none of them
 * touched it.
 */
export function landingAfter(
  versions: readonly EditedVersion[],
  stepId: string,
): Landing | undefined {
  let touched: Landing | undefined;
  let at = stepId;
  for (const { landings } of standingEdits(versions)) {
    const next = Object.hasOwn(landings, at) ? landings[at] : undefined;
    if (!next) continue;
    if (next.kind === 'exit') return next;
    if (next.kind === 'arrive') at = next.at;
    touched = next.kind === 'arrive' ? next : (touched ?? next);
  }
  return touched;
}
