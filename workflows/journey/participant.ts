import {
  ActivityFailure,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { Cursor, NextMove, SendChannel } from '../../src/domain/journey/participant.ts';
import { sendQueue } from '../task-queues.ts';
import { resumedSignal } from './signals.ts';

export interface ParticipantInput {
  readonly account: string;
  readonly projectId: string;
  readonly journeyId: string;
  readonly runId: string;
  readonly participantId: string;
  /** Where an earlier execution of this participant stopped; absent at the start. */
  readonly cursor?: Cursor;
  /** What comes after the first steps, which were done when it entered. */
  readonly begun?: NextMove;
}

/** Well below the limit of 51,200 events, so that a replay stays cheap. */
const EVENTS_PER_EXECUTION = 2_000;
/** Whoever is held asks again after this, should the word that the journey goes on get lost. */
const LOOK_AGAIN = '1 hour';
/** For how long a provider that fails is tried again before the step counts as failed. */
const PATIENCE = '1 hour';

// Everything up to the next wait is one local activity: one workflow task, no queue in between.
const { advance } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '3 minutes',
  retry: { initialInterval: '200ms', maximumInterval: '30s' },
});

function patientlyOn(channel: SendChannel): Pick<Activities, 'advancePatiently'> {
  return proxyActivities<Activities>({
    taskQueue: sendQueue(channel),
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '20 seconds',
    scheduleToCloseTimeout: PATIENCE,
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '5m' },
  });
}

/** One participant inside one run of one journey, from entering to leaving. */
export async function participant(input: ParticipantInput): Promise<string> {
  let resumptions = 0;
  setHandler(resumedSignal, () => {
    resumptions += 1;
  });

  let seen = resumptions;
  const { begun, ...self } = input;
  let move =
    begun ?? (await advance({ ...self, cursor: input.cursor ?? { visit: 0 }, now: Date.now() }));
  while (move.kind !== 'left') {
    // A start that was delayed until the end of the wait has nothing left to wait for.
    const isOver = move === begun && move.kind === 'wait' && Date.parse(move.until) <= Date.now();
    if (move.kind === 'wait' && !isOver) {
      setCurrentDetails(`Waits at **${move.at}** until ${move.until}`);
      await sleep(Math.max(1, Date.parse(move.until) - Date.now()), { summary: move.at });
    } else if (move.kind === 'hold') {
      setCurrentDetails('Held: the journey is paused');
      const held = seen;
      await condition(() => resumptions > held, LOOK_AGAIN);
    }
    seen = resumptions;
    if (workflowInfo().historyLength > EVENTS_PER_EXECUTION) {
      await continueAsNew<typeof participant>({ ...self, cursor: move.cursor });
    }
    move = await next(self, move);
  }
  return move.outcome;
}

async function next(
  input: ParticipantInput,
  move: Exclude<NextMove, { kind: 'left' }>,
): Promise<NextMove> {
  const step = { ...input, cursor: move.cursor, now: Date.now() };
  if (move.kind !== 'retry') return advance(step);
  setCurrentDetails(`Tries **${move.at}** again: its provider does not take the message`);
  try {
    return await patientlyOn(move.channel).advancePatiently(step);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return advance({ ...step, now: Date.now(), givingUp: true });
  }
}
