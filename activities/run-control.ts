import { heartbeat } from '@temporalio/activity';
import { beating } from './heartbeats.ts';
import { systemCtx, type Deps } from '../src/context.ts';
import { heldPage, wakePage } from '../src/journeys/index.ts';
import type { ParticipantRef, RunRef } from '../src/orchestrator.ts';
import { translating } from './failures.ts';

/** Reaching running workflows: only the process that has a Temporal client can. */
export interface WorkflowControl {
  /** Tells a participant that its journey goes on; one that has ended meanwhile is no error. */
  resumeParticipant(ref: ParticipantRef): Promise<void>;
  resumeEntry(run: RunRef): Promise<void>;
  /** Cancels every running workflow of the run; calls `onProgress` after each. Returns how many. */
  cancelWorkflows(run: RunRef, onProgress: () => void): Promise<number>;
}

const PAGE = 200;

export function runControlActivities(deps: Deps, control: WorkflowControl) {
  return {
    /** Wakes one page of held participants; answers where the next one begins. */
    async resumePage({ after, ...run }: RunRef & { after?: string }): Promise<string | undefined> {
      return beating(async () => {
        if (after === undefined) await control.resumeEntry(run);
        const ctx = systemCtx(deps, run.account, `run/${run.runId}`);
        const page = await translating(() => heldPage(ctx, run, { after, limit: PAGE }));
        for (const ref of page) await control.resumeParticipant(ref);
        return page.length === PAGE ? page.at(-1)?.participantId : undefined;
      });
    },

    /** Wakes one page of those whom an edit touches; answers where the next one begins. */
    async wakePage({ after, ...run }: RunRef & { after?: string }): Promise<string | undefined> {
      const ctx = systemCtx(deps, run.account, `run/${run.runId}`);
      return beating(() => translating(() => wakePage(ctx, run, { after, limit: PAGE })));
    },

    async cancelWorkflows(run: RunRef): Promise<number> {
      return control.cancelWorkflows(run, () => heartbeat());
    },
  };
}
