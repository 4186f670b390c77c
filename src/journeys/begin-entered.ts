import { systemCtx, type Deps } from '../context.ts';
import { tellEngine, type ParticipantRef, type RunRef } from '../orchestrator.ts';
import { begin } from './begin.ts';

/** Those whom one event let into one run. */
export interface Entered {
  readonly run: RunRef;
  readonly participants: readonly ParticipantRef[];
}

/**
 * Sees those off whom events let in, after the commit: takes their first steps here, so that a message does not
 * wait for the engine; or leaves all to their workflows. What fails is done by the workflow, at the latest by the
 * one that the sweep starts.
 */
export async function beginEntered(
  deps: Deps,
  entered: readonly Entered[],
  takesFirstSteps: boolean,
): Promise<void> {
  const runs = new Map<string, { run: RunRef; participants: ParticipantRef[] }>();
  for (const { run, participants } of entered) {
    const known = runs.get(run.runId);
    if (known) known.participants.push(...participants);
    else runs.set(run.runId, { run, participants: [...participants] });
  }
  await Promise.all(
    [...runs.values()].map(({ run, participants }) =>
      tellEngine(deps, 'start participants', () =>
        takesFirstSteps
          ? begin(systemCtx(deps, run.account, `run/${run.runId}`), run, participants)
          : deps.orchestrator.startParticipants(run.account, participants),
      ),
    ),
  );
}
