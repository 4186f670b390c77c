import { AUDIENCES } from '../generate/population.ts';
import type { PlannedJourney } from '../generate/journey.ts';
import type { Finding, JourneyHistory, Participant, WorldHistory } from './history.ts';
import { arrivals, doneTo, insiders, planned, stepOf, waysOn } from './plan.ts';

/**
 * Everybody who should have come in has, and has gone a way through the journey to an end of it. Who is at a
 * message that was handed over and not answered for is accounted for: its lease says when that is decided.
 */
export function nobodyLost(history: WorldHistory): Finding[] {
  return history.journeys.flatMap((journey) => {
    const plan = planned(history.plan, journey.key);
    const lost = (who: string, why: string): Finding => ({
      rule: 'nobody is lost',
      detail: `${journey.key}: ${who} ${why}`,
    });
    return [
      ...(doneTo(history, 'cancel', journey.key)
        ? []
        : [
            ...missing(history, plan, journey).map((id) => lost(id, 'never entered')),
            ...insiders(journey)
              .filter((one) => !isInDoubt(history, journey, one))
              .map((one) =>
                lost(one.Id, `is ${one.State} at ${one.CurrentActivity ?? 'the start'}`),
              ),
          ]),
      ...journey.participants.flatMap((one) => {
        const problem = wayProblem(plan, one);
        return problem ? [lost(one.Id, problem)] : [];
      }),
      ...stateProblems(history, plan, journey).map((problem) => lost('the journey', problem)),
    ];
  });
}

export function isInDoubt(
  { deliveries }: WorldHistory,
  { id }: JourneyHistory,
  { EndpointId, CurrentActivity }: Participant,
): boolean {
  return deliveries.some(
    (one) =>
      one.State === 'handed_over' &&
      one.JourneyId === id &&
      one.EndpointId === EndpointId &&
      one.JourneyActivityId === CurrentActivity,
  );
}

function missing(history: WorldHistory, plan: PlannedJourney, journey: JourneyHistory): string[] {
  const { start } = plan;
  const entered = new Set(journey.participants.map(({ EndpointId }) => EndpointId));
  const expected =
    start.by === 'segment'
      ? history.plan.people.filter(AUDIENCES[start.audience]).map(({ id }) => id)
      : whoCame(history, plan);
  // Somebody who opted out may have come too late to be let in; the counters say whether he was refused.
  return expected.filter((id) => !entered.has(id) && !doneTo(history, 'optOut', id));
}

/** Those with an event while the journey was certainly open to it. */
function whoCame(history: WorldHistory, plan: PlannedJourney): string[] {
  const pause = doneTo(history, 'pause', plan.key);
  const resume = doneTo(history, 'resume', plan.key);
  const came = arrivals(history, plan).filter(
    ({ answered }) =>
      !pause || answered < pause.asked - TAKEN_MS || (resume && answered > resume.answered),
  );
  return [...new Set(came.flatMap(({ person }) => person ?? []))];
}

/** An event is taken some time after it was answered, and until then a pause can meet it. */
const TAKEN_MS = 60_000;

function wayProblem({ firstStep, ...plan }: PlannedJourney, one: Participant): string | undefined {
  let allowed: (string | undefined)[] = [firstStep];
  for (const { ActivityId, Outcome } of one.Steps) {
    if (!allowed.includes(ActivityId))
      return `went to ${ActivityId}, where no way leads from its last step`;
    if (Outcome === 'STEP_FAILED') return `failed at ${ActivityId}`;
    const step = stepOf({ firstStep, ...plan }, ActivityId);
    if (!step) return `went to ${ActivityId}, which does not exist`;
    allowed = Outcome === 'HELD_OUT' ? [undefined] : waysOn(step);
  }
  if (one.State !== 'LEFT' || allowed.includes(undefined)) return undefined;
  return `left after ${one.Steps.at(-1)?.ActivityId ?? 'nothing'}, where the journey goes on`;
}

function stateProblems(
  history: WorldHistory,
  plan: PlannedJourney,
  journey: JourneyHistory,
): string[] {
  const { state } = journey;
  if (doneTo(history, 'cancel', journey.key))
    return state === 'CANCELLED' ? [] : [`is ${state}, not CANCELLED`];
  if (plan.start.by === 'event') return state === 'ACTIVE' ? [] : [`is ${state}, not ACTIVE`];
  if (insiders(journey).length > 0) return [];
  return state === 'COMPLETED' ? [] : [`is ${state}, and nobody is inside`];
}
