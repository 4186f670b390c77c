import { isQuiet } from '../generate/hours.ts';
import type { Finding, WorldHistory } from './history.ts';
import { planned } from './plan.ts';

/** Nothing came to anybody in the quiet hours of the journey, in that person's zone. */
export function quietHours({ plan, receipts }: WorldHistory): Finding[] {
  const zones = new Map(plan.people.map(({ id, zone }) => [id, zone]));
  return receipts.flatMap(({ journey, step, endpointId, at }) => {
    const { quiet } = planned(plan, journey);
    if (!quiet || !isQuiet(quiet, zones.get(endpointId), new Date(at))) return [];
    const time = new Date(at).toISOString();
    return [
      {
        rule: 'quiet hours are quiet',
        detail: `${journey} ${step}: ${endpointId} got it at ${time}, quiet from ${quiet.start} to ${quiet.end} in ${zones.get(endpointId)}`,
      },
    ];
  });
}
