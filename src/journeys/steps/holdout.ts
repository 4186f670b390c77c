import { drawPercent } from '../../domain/journey/index.ts';
import type { StepRunner } from './runner.ts';

export const holdout: StepRunner<'Holdout'> = {
  decides: false,
  sends: false,
  run(_effects, step, { participant, stepId, number }) {
    const draw = drawPercent(
      `${participant.runId}/${participant.participantId}/${stepId}/${number}`,
    );
    const heldOut = draw < step.Percentage;
    return Promise.resolve({
      kind: 'done',
      outcome: heldOut ? 'HELD_OUT' : 'NOT_HELD_OUT',
      next: heldOut ? undefined : step.NextActivity,
      detail: `drew ${draw.toFixed(2)}`,
    });
  },
};
