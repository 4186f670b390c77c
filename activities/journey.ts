import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { systemCtx, type Ctx, type Deps } from '../src/context.ts';
import type { Cursor, NextMove } from '../src/domain/journey/participant.ts';
import * as journeys from '../src/journeys/index.ts';
import { participantRef, type ParticipantRef, type RunRef } from '../src/orchestrator.ts';
import { translating } from './failures.ts';
import { beating } from './heartbeats.ts';
import { sweepAll } from './sweep.ts';

export interface AdvanceInput extends ParticipantRef {
  readonly account: string;
  readonly cursor: Cursor;
  /** Milliseconds of the workflow's clock: what "now" means for waits, also when time is skipped. */
  readonly now: number;
  readonly givingUp?: boolean;
}

type EnterPageInput = RunRef & journeys.PageRequest & { readonly now?: number };

/** What journeys do outside their workflows: thin calls of the verbs. */
export function journeyActivities(deps: Deps) {
  const ctxOf = ({ account, runId }: RunRef, id = `run/${runId}`): Ctx =>
    systemCtx(deps, account, id);
  const advanceCtx = (input: AdvanceInput): Ctx => ({
    ...ctxOf(input, `participant/${input.runId}/${input.participantId}`),
    now: () => new Date(input.now),
  });

  return {
    async advance(input: AdvanceInput): Promise<NextMove> {
      const { cursor, givingUp } = input;
      return translating(() =>
        journeys.advance(advanceCtx(input), participantRef(input), cursor, { givingUp }),
      );
    },

    /** As `advance`, for a provider that fails: failing again is a failure, so that Temporal tries again. */
    async advancePatiently(input: AdvanceInput): Promise<NextMove> {
      // By the server's clock: how long after the workflow's "now" this attempt begins.
      const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
      const now = input.now + (currentAttemptScheduledTimestampMs - scheduledTimestampMs);
      const move = await beating(() =>
        translating(() =>
          journeys.advance(advanceCtx({ ...input, now }), participantRef(input), input.cursor, {
            again: true,
          }),
        ),
      );
      if (move.kind === 'retry' && move.cursor.visit === input.cursor.visit) {
        throw ApplicationFailure.retryable(
          `The provider of step ${move.at} does not take the message`,
          'ProviderBusy',
        );
      }
      return move;
    },

    async entryEnd(run: RunRef) {
      return translating(() => journeys.entryEnd(ctxOf(run), run));
    },

    async enterPage({ after, round, onlyNew, now, ...run }: EnterPageInput) {
      const begun = Date.now();
      // By the workflow's clock, as everything that these participants will wait for. Older histories have none.
      const clock = () => new Date((now ?? begun) + (Date.now() - begun));
      const ctx = { ...ctxOf(run), now: clock };
      return beating(() =>
        translating(() => journeys.enterPage(ctx, run, { after, round, onlyNew })),
      );
    },

    async closeEntry(run: RunRef): Promise<void> {
      await translating(() => journeys.closeEntry(ctxOf(run), run));
    },

    async sweep(): Promise<void> {
      await sweepAll(deps);
    },
  };
}
