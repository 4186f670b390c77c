import { AUDIENCES } from '../generate/population.ts';
import type { Finding, JourneyHistory, Participant, WorldHistory } from './history.ts';
import { arrivals, doneTo, insiders, planned } from './plan.ts';

/** The metrics that the operations give equal what one counts oneself. Where somebody still moves they may not yet. */
export function counters(history: WorldHistory): Finding[] {
  return history.journeys
    .filter((journey) => insiders(journey).length === 0)
    .flatMap((journey) =>
      [...wholeJourney(history, journey), ...eachStep(journey), ...outcomes(history, journey)].map(
        (detail) => ({ rule: 'counters equal a recount', detail: `${journey.key}: ${detail}` }),
      ),
    );
}

function wholeJourney(history: WorldHistory, journey: JourneyHistory): string[] {
  const plan = planned(history.plan, journey.key);
  const { participants, metrics } = journey;
  const count = (state: Participant['State']) =>
    participants.filter(({ State }) => State === state).length;
  const came =
    plan.start.by === 'segment'
      ? history.plan.people.filter(AUDIENCES[plan.start.audience]).length
      : arrivals(history, plan).length;
  const cancelled = doneTo(history, 'cancel', journey.key);
  const expected = {
    ENDPOINT_ENTERED: participants.length,
    ENDPOINT_LEFT: count('LEFT'),
    CANCELLED: count('CANCELLED'),
    ENDPOINT_ACTIVE: 0,
    // Who came to a journey that was cancelled meanwhile is not counted.
    ...(!cancelled && { ENDPOINT_PRODUCED: came }),
  };
  return Object.entries(expected)
    .filter(([name, own]) => Number(metrics[name] ?? 0) !== own)
    .map(([name, own]) => `${name} is ${metrics[name]}, recounted ${own}`);
}

function eachStep({ participants, stepMetrics }: JourneyHistory): string[] {
  return [...stepMetrics].flatMap(([step, metrics]) => {
    const own = new Map<string, number>();
    for (const { ActivityId, Outcome } of participants.flatMap(({ Steps }) => Steps)) {
      if (ActivityId === step) own.set(Outcome, (own.get(Outcome) ?? 0) + 1);
    }
    // How many waits began is no outcome of a step.
    const names = new Set(
      [...own.keys(), ...Object.keys(metrics)].filter((name) => name !== 'WAIT_STARTED'),
    );
    return [...names]
      .filter((name) => Number(metrics[name] ?? 0) !== (own.get(name) ?? 0))
      .map((name) => `${step} ${name} is ${metrics[name]}, recounted ${own.get(name) ?? 0}`);
  });
}

/** Whoever is said to have got a message has one in the ledger, and the other way round. */
function outcomes(history: WorldHistory, { id, key, participants }: JourneyHistory): string[] {
  if (doneTo(history, 'cancel', key)) return [];
  const said = participants
    .flatMap(({ Steps }) => Steps)
    .filter(({ Outcome }) => Outcome === 'SUCCESS' || Outcome === 'UNKNOWN').length;
  const sent = history.deliveries.filter(
    ({ JourneyId, State }) => JourneyId === id && (State === 'accepted' || State === 'unknown'),
  ).length;
  return said === sent ? [] : [`${said} steps tell of a message, and ${sent} messages went out`];
}
