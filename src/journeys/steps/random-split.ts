import { chooseBranch, drawPercent } from '../../domain/journey/index.ts';
import type { StepRunner } from './runner.ts';

export const randomSplit: StepRunner<'RandomSplit'> = {
  decides: false,
  sends: false,
  run(_effects, step, { participant, stepId, number }) {
    const draw = drawPercent(
      `${participant.runId}/${participant.participantId}/${stepId}/${number}`,
    );
    const branch = chooseBranch(step, draw);
    return Promise.resolve({
      kind: 'done',
      outcome: `Branch_${branch + 1}`,
      next: step.Branches?.[branch]?.NextActivity,
      detail: `drew ${draw.toFixed(2)}`,
    });
  },
};
