import type { Activity } from '@aws-sdk/client-pinpoint';
import type { PlannedJourney } from '../generate/journey.ts';
import type { PlannedWorld } from '../generate/world.ts';
import type { Done, JourneyHistory, WorldHistory } from './history.ts';

const NAMELESS = { segments: { all: '', gold: '' }, webhook: '', template: () => '' };

export function stepOf(journey: PlannedJourney, id: string): Activity | undefined {
  return journey.steps.get(id)?.draft(NAMELESS);
}

/** The steps that may come after one, as its author wrote them; undefined: the journey may end there. */
export function waysOn(step: Activity): (string | undefined)[] {
  const { ConditionalSplit: split, MultiCondition: multi, RandomSplit: random, Holdout } = step;
  if (split) return [split.TrueActivity, split.FalseActivity];
  if (multi) return [multi.DefaultActivity, ...ways(multi.Branches)];
  if (random) return ways(random.Branches);
  if (Holdout) return [undefined, Holdout.NextActivity];
  return [(step.EMAIL ?? step.CUSTOM ?? step.Wait)?.NextActivity];
}

const ways = (branches: readonly { NextActivity?: string | undefined }[] | undefined) =>
  (branches ?? []).map(({ NextActivity }) => NextActivity);

export function planned({ journeys }: PlannedWorld, key: string): PlannedJourney {
  const journey = journeys.find((one) => one.key === key);
  if (!journey) throw new Error(`There is no journey ${key} in the plan`);
  return journey;
}

/** When something of the kind was done; undefined when it never was, or came too late. */
export function doneTo({ done }: WorldHistory, kind: Done['kind'], of: string): Done | undefined {
  return done.find((one) => one.kind === kind && one.of === of && !one.refused);
}

/** The events by which somebody comes to the journey. */
export function arrivals({ done }: WorldHistory, { start }: PlannedJourney): Done[] {
  if (start.by !== 'event') return [];
  return done.filter(({ kind, of }) => kind === 'event' && of.startsWith(`${start.type}-`));
}

/** Still inside: neither at an end nor cancelled. */
export function insiders({ participants }: JourneyHistory) {
  return participants.filter(({ State }) => State !== 'LEFT' && State !== 'CANCELLED');
}
