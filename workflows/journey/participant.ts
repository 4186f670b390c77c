import {
  ActivityFailure,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  patched,
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
import { placeQuery, type Place } from './queries.ts';
import { resumedSignal, wokenSignal } from './signals.ts';

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

/** Some thirty waits: whatever a worker has to replay stays small, however long the journey is. */
const EVENTS_PER_EXECUTION = 200;
/** What it was in executions that began before that. */
const EVENTS_BEFORE = 2_000;
/** Whoever is held asks again after this, should the word that the journey goes on get lost. */
const LOOK_AGAIN = '1 hour';
/** For how long a provider that fails is tried again before the step counts as failed. */
const PATIENCE = '1 hour';

// Everything up to the next wait is one local activity: one workflow task, no queue in between.
function from(step: string | undefined): Pick<Activities, 'advance'> {
  return proxyLocalActivities<Activities>({
    startToCloseTimeout: '3 minutes',
    retry: { initialInterval: '200ms', maximumInterval: '30s' },
    summary: `from ${step ?? 'the start'}`,
  });
}

function patientlyOn(channel: SendChannel, step: string): Pick<Activities, 'advancePatiently'> {
  return proxyActivities<Activities>({
    taskQueue: sendQueue(channel),
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '20 seconds',
    scheduleToCloseTimeout: PATIENCE,
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '5m' },
    summary: `${step}, until its provider takes it`,
  });
}

/** One participant inside one run of one journey, from entering to leaving. */
export async function participant(input: ParticipantInput): Promise<string> {
  let resumptions = 0;
  setHandler(resumedSignal, () => {
    resumptions += 1;
  });

  let wakes = 0;
  setHandler(wokenSignal, () => {
    wakes += 1;
  });

  let place: Place = { state: 'advancing', step: input.cursor?.stepId };
  setHandler(placeQuery, () => place);

  let seen = { resumptions, wakes };
  // An execution that began before there were wakes may have slept through one: the patch is asked only then.
  const isWoken = (): boolean => wakes > seen.wakes && patched('woken');
  const { begun, ...self } = input;
  let move =
    begun ??
    (await from(input.cursor?.stepId).advance({
      ...self,
      cursor: input.cursor ?? { visit: 0 },
      now: Date.now(),
    }));
  while (move.kind !== 'left') {
    // A start that was delayed until the end of the wait has nothing left to wait for.
    const isOver = move === begun && move.kind === 'wait' && Date.parse(move.until) <= Date.now();
    if (move.kind === 'wait' && !isOver) {
      setCurrentDetails(`Waits at **${move.at}** until ${move.until}`);
      place = { state: 'waiting', step: move.at, until: move.until };
      await sleepUnless(isWoken, Math.max(1, Date.parse(move.until) - Date.now()), move.at);
    } else if (move.kind === 'hold') {
      setCurrentDetails('Held: the journey is paused');
      place = { state: 'held', step: move.cursor.stepId };
      const held = seen;
      await condition(() => resumptions > held.resumptions || isWoken(), LOOK_AGAIN);
    }
    seen = { resumptions, wakes };
    place = { state: 'advancing', step: move.cursor.stepId };
    if (isLong(workflowInfo().historyLength)) {
      await continueAsNew<typeof participant>({ ...self, cursor: move.cursor });
    }
    move = await next(self, move);
  }
  return move.outcome;
}

/** Sleeps, and is up earlier when it is woken: also when that was while it asked how long to sleep. */
async function sleepUnless(isWoken: () => boolean, ms: number, summary: string): Promise<void> {
  if (isWoken()) return;
  await CancellationScope.cancellable(async () => {
    const waits = [sleep(ms, { summary }), condition(isWoken)];
    await Promise.race(waits);
    CancellationScope.current().cancel();
    await Promise.allSettled(waits);
  });
}

/** Asked of the patch only where it matters, since the answer is an event itself. */
function isLong(events: number): boolean {
  return events > EVENTS_BEFORE || (events > EVENTS_PER_EXECUTION && patched('short-executions'));
}

async function next(
  input: ParticipantInput,
  move: Exclude<NextMove, { kind: 'left' }>,
): Promise<NextMove> {
  const step = { ...input, cursor: move.cursor, now: Date.now() };
  const { advance } = from(move.cursor.stepId);
  if (move.kind !== 'retry') return advance(step);
  setCurrentDetails(`Tries **${move.at}** again: its provider does not take the message`);
  try {
    return await patientlyOn(move.channel, move.at).advancePatiently(step);
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return advance({ ...step, now: Date.now(), givingUp: true });
  }
}
