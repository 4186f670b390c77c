import type { Ctx } from '../context.ts';
import { LOOPED_BACK } from '../domain/journey/index.ts';
import type { ParticipantRef } from '../orchestrator.ts';

/** When a step was done, and with which outcome. */
export interface StepDone {
  readonly at: Date;
  readonly outcome: string;
}

/** The last time that a participant did a step, by what is recorded; undefined when it never did. */
export async function doneBefore(
  ctx: Ctx,
  { projectId, journeyId, runId, participantId }: ParticipantRef,
  stepId: string,
): Promise<StepDone | undefined> {
  return ctx
    .db('participant_steps')
    .where({
      project_id: projectId,
      journey_id: journeyId,
      run_id: runId,
      participant_id: participantId,
      step_id: stepId,
    })
    .orderBy('visit', 'desc')
    .first<StepDone | undefined>('at', 'outcome');
}

/** The visits at which a LoopBack step took a participant back, by what is recorded. */
export async function timesBack(
  ctx: Ctx,
  { projectId, journeyId, runId, participantId }: ParticipantRef,
  stepId: string,
): Promise<number[]> {
  return ctx
    .db('participant_steps')
    .where({
      project_id: projectId,
      journey_id: journeyId,
      run_id: runId,
      participant_id: participantId,
      step_id: stepId,
      outcome: LOOPED_BACK,
    })
    .pluck<number[]>('visit');
}
