import type { Endpoint } from '../domain/endpoint.ts';
import { localStart, type JourneyDefinition, type NextMove } from '../domain/journey/index.ts';
import type { Effects } from './effects.ts';
import type { Participant } from './participant.ts';

/**
 * Where the journey starts by the clock of each participant, the wait until then; undefined when that time has
 * come. Asked again afterwards, so who has moved meanwhile waits for the clock of the new place.
 */
export async function awaitStart(
  effects: Effects,
  participant: Participant,
  definition: JourneyDefinition,
  endpoints: () => Promise<readonly Endpoint[]>,
  state: 'entered' | 'waiting',
): Promise<NextMove | undefined> {
  if (!definition.LocalTime) return undefined;
  const waitsUntil = localStart(definition, await endpoints());
  if (!waitsUntil || waitsUntil <= effects.now()) return undefined;
  const from = state === 'entered' ? ([state] as const) : undefined;
  const place = { visit: 0 };
  if (!(await effects.recordStanding(participant, [], { state, waitsUntil, place }, from))) {
    return { kind: 'left', outcome: 'CANCELLED' };
  }
  const until = waitsUntil.toISOString();
  return { kind: 'wait', cursor: place, until, at: 'local start' };
}
