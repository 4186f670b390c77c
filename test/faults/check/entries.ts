import type { Finding, JourneyHistory, Participant, WorldHistory } from './history.ts';
import { arrivals, doneTo, planned } from './plan.ts';

/** Nobody is let in twice for one cause, while inside, oftener than the journey allows, or after its end. */
export function entries(history: WorldHistory): Finding[] {
  return history.journeys.flatMap((journey) => {
    const plan = planned(history.plan, journey.key);
    const { start, limits } = plan;
    const cancelled = doneTo(history, 'cancel', journey.key);
    const causes = new Set(arrivals(history, plan).map(({ of, person }) => `${person}/${of}`));
    const found: string[] = [];
    const runs = new Set(journey.participants.map(({ RunId }) => RunId));
    if (runs.size > 1) found.push(`has ${runs.size} runs, and was published once`);
    for (const [endpoint, ofOne] of byEndpoint(journey)) {
      const most = start.by === 'event' ? limits?.EndpointReentryCap : 1;
      if (most && ofOne.length > most)
        found.push(`${endpoint} entered ${ofOne.length} times, ${most} allowed`);
      if (overlap(ofOne)) found.push(`${endpoint} entered while it was inside`);
      if (new Set(ofOne.map(({ Id }) => Id)).size < ofOne.length)
        found.push(`${endpoint} is there twice`);
    }
    for (const { Id, EnteredDate } of journey.participants) {
      if (start.by === 'event' && !causes.has(Id))
        found.push(`${Id} entered by an event that nobody sent`);
      if (cancelled && Date.parse(EnteredDate) > cancelled.answered)
        found.push(`${Id} entered after the cancel`);
    }
    return found.map((detail) => ({
      rule: 'nobody enters twice',
      detail: `${journey.key}: ${detail}`,
    }));
  });
}

function byEndpoint({ participants }: JourneyHistory): Map<string, Participant[]> {
  const groups = new Map<string, Participant[]>();
  for (const one of participants) {
    const id = one.EndpointId ?? one.Id;
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return groups;
}

function overlap(ofOne: readonly Participant[]): boolean {
  const inOrder = [...ofOne].sort((a, b) => Date.parse(a.EnteredDate) - Date.parse(b.EnteredDate));
  return inOrder.some(({ EnteredDate }, i) => {
    const before = inOrder[i - 1];
    return before && (!before.LeftDate || Date.parse(before.LeftDate) > Date.parse(EnteredDate));
  });
}
