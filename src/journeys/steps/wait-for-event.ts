import { waitEnd } from '../../domain/journey/index.ts';
import { eventDetail } from '../person-events.ts';
import type { StepRunner } from './runner.ts';

export const waitForEvent: StepRunner<'WaitForEvent'> = {
  decides: true,
  sends: false,
  async run(effects, step, { participant, stepId, number: visit, since }) {
    const now = effects.now();
    const end = (from: Date): Date => waitEnd(step.Timeout, from, participant.pauses, now);
    const isOver = (from: Date): boolean => end(from) <= now;
    const answer = await effects.awaitEvent({ participant, visit, stepId, since, step, isOver });
    if (answer.kind === 'open') {
      const { nextAt, since: from } = answer;
      const until = end(from);
      return { kind: 'wait', until: nextAt && nextAt < until ? nextAt : until };
    }
    if (answer.kind === 'timedOut') {
      return { kind: 'done', outcome: 'Branch_TIMEOUT', next: step.TimeoutActivity };
    }
    return {
      kind: 'done',
      outcome: 'Branch_EVENT',
      next: step.NextActivity,
      detail: eventDetail(answer.event),
    };
  },
};
