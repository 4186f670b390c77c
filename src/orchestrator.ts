import type { Logger } from 'pino';
import type { NextMove } from './domain/journey/index.ts';

/** One participant to start: everything its workflow needs is found by these ids. */
export interface ParticipantRef {
  readonly projectId: string;
  readonly journeyId: string;
  readonly runId: string;
  readonly participantId: string;
}

export interface RunRef {
  readonly account: string;
  readonly projectId: string;
  readonly journeyId: string;
  readonly runId: string;
}

/** A run and nothing else: only ids go into a history, whatever more the caller's object carries. */
export function runRef({ account, projectId, journeyId, runId }: RunRef): RunRef {
  return { account, projectId, journeyId, runId };
}

/** A participant to start, and what it does next when its first steps are done already. */
export interface ParticipantStart extends ParticipantRef {
  readonly begun?: NextMove;
}

/** A participant and nothing else. */
export function participantRef(of: ParticipantRef): ParticipantRef {
  const { projectId, journeyId, runId, participantId } = of;
  return { projectId, journeyId, runId, participantId };
}

/**
 * What the verbs may ask of the workflow engine. Implemented by `src/temporal`; every call is
 * idempotent, because workflow ids are deterministic and a repeated start is refused by the engine.
 */
export interface Orchestrator {
  /** Starts the entry workflow of a run, at `startAt` when that lies ahead. */
  startRun(run: RunRef, startAt?: Date): Promise<void>;
  /**
   * Starts participants that are not started yet; already started ones are left alone. `now` is the clock that
   * the waits of those who have begun are told by.
   */
  startParticipants(
    account: string,
    participants: readonly ParticipantStart[],
    now?: () => Date,
  ): Promise<void>;
  /**
   * Tells participants to look at once what became of them, also those whose workflow begins only after a wait.
   * Gives back those that have no running workflow.
   */
  wakeParticipants(participants: readonly ParticipantRef[]): Promise<readonly ParticipantRef[]>;
  /** Tells the entry of a run that its segment was changed; one that has ended meanwhile is no error. */
  refreshRun(run: RunRef): Promise<void>;
  /** Wakes participants that a pause holds. */
  resumeRun(run: RunRef): Promise<void>;
  /** Wakes everybody in the run of whom a wake is noted, however many. */
  wakeRun(run: RunRef): Promise<void>;
  /** Starts the workflow of a participant that has none any more; one that runs is left alone. */
  reviveParticipant(account: string, participant: ParticipantRef): Promise<void>;
  /** Ends every participant of the run; Postgres already says that it is cancelled. */
  cancelRun(run: RunRef): Promise<void>;
  /** Round trip to the engine. @throws when it can't be reached */
  ping(): Promise<void>;
}

/**
 * Asks the engine for something after the commit. Postgres already says what should be, so when the engine
 * is away the request stands, and the sweep asks again.
 */
export async function tellEngine(
  { log }: { readonly log: Logger },
  what: string,
  ask: () => Promise<void>,
): Promise<void> {
  try {
    await ask();
  } catch (err) {
    log.warn(
      { err },
      `The engine could not be told to ${what}; it finds out by the sweep or at its next wake-up`,
    );
  }
}
