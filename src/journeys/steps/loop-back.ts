import { LOOPED_BACK } from '../../domain/journey/index.ts';
import type { StepRunner } from './runner.ts';

export const loopBack: StepRunner<'LoopBack'> = {
  decides: false,
  sends: false,
  async run(_effects, { Activity, MaximumTimes, NextActivity }, { timesBack }) {
    const time = (await timesBack()) + 1;
    if (time > MaximumTimes) return { kind: 'done', outcome: 'LOOP_ENDED', next: NextActivity };
    const detail = `${time} of ${MaximumTimes}`;
    return { kind: 'done', outcome: LOOPED_BACK, next: Activity, detail };
  },
};
