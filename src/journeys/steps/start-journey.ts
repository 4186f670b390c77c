import { deedOf, doneAs } from './deed.ts';
import type { StepRunner } from './runner.ts';

export const startJourney: StepRunner<'StartJourney'> = {
  decides: false,
  sends: true,
  async run(effects, { JourneyId, NextActivity: next }, visit) {
    const deed = deedOf(visit, 'StartJourney', next);
    const endpoints = await visit.endpoints();
    return doneAs(await effects.startJourney(deed, JourneyId, endpoints), next);
  },
};
