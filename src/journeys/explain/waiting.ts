import { DateTime } from 'luxon';
import type { Endpoint } from '../../domain/endpoint.ts';
import {
  findStep,
  stepsOf,
  stepType,
  type JourneyDefinition,
  type StepType,
} from '../../domain/journey/index.ts';
import { findZone } from '../../domain/sending/index.ts';
import type { Waiting } from './item.ts';
import { heldUntil } from './message-items.ts';
import type { History, ParticipantRow } from './rows.ts';
import { isOf } from './step-items.ts';

const MESSAGES: readonly StepType[] = ['EMAIL', 'SMS', 'PUSH', 'CUSTOM'];
const INSIDE: readonly string[] = ['entered', 'waiting', 'held'];

const WAITS = {
  PAUSED: 'is held where it is, because the journey is paused',
  STARTING: 'is about to take its first steps',
  LOCAL_START: 'waits until the clock of its time zone shows the start of the journey',
  WAIT: 'waits at a Wait step',
  EVALUATION: 'waits before a split evaluates its conditions',
  QUIET_TIME: 'has a message that is held until the hours in which it may go',
  TURN: 'waits for the turn of its message, because the journey sends so many per second',
  PROVIDER: 'waits until its provider takes the message, which is tried again',
  STEP: 'waits at a step',
} as const;
type WaitCode = keyof typeof WAITS;

/** What a participant who is inside waits for; undefined for one that has left. */
export function waitingOf(
  participant: ParticipantRow,
  history: History,
  definition: JourneyDefinition,
  endpoints: readonly Endpoint[],
): Waiting | undefined {
  if (!INSIDE.includes(participant.state)) return undefined;
  const code = codeOf(participant, history, definition);
  const { waits_until: until, step_id: stepId } = participant;
  const found = endpoints
    .map((endpoint) => findZone(endpoint, definition.TimezoneEstimationMethods))
    .find((zone) => zone !== undefined);
  const local = until && found && DateTime.fromJSDate(until, { zone: found.zone }).toISO();
  const when = until
    ? `, until ${until.toISOString()}${local ? ` (${local} in ${found.zone})` : ''}`
    : '';
  return {
    RunId: participant.run_id,
    ParticipantId: participant.id,
    ...(stepId && { ActivityId: stepId }),
    Code: code,
    Summary: `It ${WAITS[code]}${stepId ? `, at "${stepId}"` : ''}${when}.`,
    ...(until && { Until: until.toISOString() }),
    ...(local && { LocalUntil: local, TimeZone: found.zone }),
    TimeZoneSource: found?.by ?? 'NONE',
  };
}

function codeOf(
  participant: ParticipantRow,
  { messages }: History,
  definition: JourneyDefinition,
): WaitCode {
  const { state, step_id: stepId, waits_until: until } = participant;
  if (state === 'held') return 'PAUSED';
  if (stepId === null) return until ? 'LOCAL_START' : 'STARTING';
  const step = findStep(stepsOf(definition), stepId);
  const type = step && stepType(step);
  if (type === 'Wait') return 'WAIT';
  if (type === 'ConditionalSplit' || type === 'MultiCondition') return 'EVALUATION';
  if (!type || !MESSAGES.includes(type)) return 'STEP';
  const mine = messages.filter((row) => isOf(participant, row) && row.step_id === stepId);
  if (mine.some((row) => heldUntil(row))) return 'QUIET_TIME';
  return mine.some((row) => ['claimed', 'handed_over', 'unknown'].includes(row.state))
    ? 'PROVIDER'
    : 'TURN';
}
