import type { Endpoint } from '../domain/endpoint.ts';
import { applyRules, ruleTypes, type JourneyDefinition } from '../domain/journey/index.ts';
import { NotFoundError } from '../errors.ts';
import type { Effects } from './effects.ts';
import type { ExitOutcome } from './exit.ts';
import type { Participant } from './participant.ts';
import { eventDetail } from './person-events.ts';

/** A participant leaves by a rule. */
export interface Exit {
  readonly outcome: ExitOutcome;
  readonly detail: string;
  /** Where it stood and waited. */
  readonly stepId?: string;
}

/**
 * What the rules of a journey say about what a participant did since it came in. Events end participants when they come,
 * but one that came while an entry was not committed found nobody to end.
 */
export async function exitByEvents(
  effects: Effects,
  participant: Participant,
  definition: JourneyDefinition,
): Promise<Exit | undefined> {
  const types = ruleTypes(definition);
  if (types.length === 0) return undefined;
  const { entry, events } = await effects.sinceEntry(participant, types);
  for (const event of events) {
    const { reachesGoal, exit } = applyRules(definition, event, entry);
    if (reachesGoal) await effects.reachGoal(participant, event.at);
    if (exit) return { outcome: exit, detail: eventDetail(event) };
  }
  return undefined;
}

/** Whether a segment that ends participants has this one now. Asked at every step. */
export async function exitBySegment(
  effects: Effects,
  { projectId }: Participant,
  { ExitWhen: rules = [] }: JourneyDefinition,
  endpoints: () => Promise<readonly Endpoint[]>,
): Promise<Exit | undefined> {
  for (const { SegmentId: segmentId } of rules) {
    if (!segmentId) continue;
    const ids = (await endpoints()).map(({ id }) => id);
    if ((await membersOf(effects, { projectId, segmentId }, ids)).size > 0) {
      return { outcome: 'EXIT_SEGMENT', detail: `in segment ${segmentId}` };
    }
  }
  return undefined;
}

/** A segment that was deleted ends nobody. */
async function membersOf(
  effects: Effects,
  segment: { projectId: string; segmentId: string },
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  try {
    return await effects.members(segment, ids);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    return new Set();
  }
}
