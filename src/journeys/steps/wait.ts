import { waitEnd } from '../../domain/journey/index.ts';
import type { WaitTime } from '../../domain/journey/index.ts';
import type { Effects } from '../effects.ts';
import type { StepRunner, Visit } from './runner.ts';

/** When this visit's wait is over, or undefined when it already is. */
export function stillWaits(effects: Effects, wait: WaitTime, visit: Visit): Date | undefined {
  const now = effects.now();
  const end = waitEnd(wait, visit.since, visit.participant.pauses, now);
  return end > now ? end : undefined;
}

export const wait: StepRunner<'Wait'> = {
  decides: false,
  sends: false,
  run(effects, step, visit) {
    const until = stillWaits(effects, step.WaitTime ?? {}, visit);
    if (until) return Promise.resolve({ kind: 'wait', until });
    return Promise.resolve({
      kind: 'done',
      outcome: visit.waited ? 'WAIT_FINISHED' : 'WAIT_SKIPPED',
      next: step.NextActivity,
    });
  },
};
