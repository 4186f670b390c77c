import type { SimpleCondition } from '../../../src/domain/journey/index.ts';
import type { EventHappening, Path, Plan, Traveller, World } from './world.ts';

interface Moment {
  readonly world: World;
  readonly traveller: Traveller;
  readonly path: Path;
  readonly at: number;
}

/** Whether a condition holds for somebody at a moment: for any of the endpoints. */
export function holds(condition: SimpleCondition, moment: Moment): boolean {
  const {
    EventCondition: event,
    SegmentCondition: segment,
    SegmentDimensions: dimensions,
  } = condition;
  if (event) {
    const types = event.Dimensions?.EventType?.Values ?? [];
    const { MessageActivity: message } = event;
    const sent = types.some((type) =>
      ['_email.send', '_SMS.BUFFERED', '_journey.send'].includes(type),
    );
    if (message && sent && moment.path.messages.some(({ step }) => step === message)) return true;
    const kinds = event.Dimensions?.Attributes?.kind?.Values;
    return eventsOf(moment).some(
      ({ type, about, attributes }) =>
        types.includes(type) &&
        (message === undefined || about === message) &&
        (kinds?.includes(attributes?.kind ?? '') ?? true),
    );
  }
  if (segment) return segment.SegmentId === moment.world.proSegment && isOnPlan(moment, ['pro']);
  return isOnPlan(moment, dimensions?.Attributes?.Plan?.Values ?? []);
}

/** What happened to somebody's endpoints after they entered. */
function eventsOf({ world, traveller, at }: Moment): EventHappening[] {
  const own = traveller.endpoints.map(({ id }) => id);
  return world.happenings.filter(
    (one): one is EventHappening =>
      one.kind === 'event' &&
      own.includes(one.endpointId) &&
      one.at > traveller.enteredAt &&
      one.at <= at,
  );
}

function isOnPlan({ world, traveller, at }: Moment, plans: readonly string[]): boolean {
  return traveller.endpoints.some((endpoint) => {
    const changes = world.happenings.flatMap((one) =>
      one.kind === 'plan' && one.endpointId === endpoint.id && one.at <= at ? [one.plan] : [],
    );
    const plan: Plan = changes.at(-1) ?? endpoint.plan;
    return plans.includes(plan);
  });
}

export function isOptedOut(world: World, endpointId: string, at: number): boolean {
  return (
    world.endpoints.some(({ id, optedOut }) => id === endpointId && optedOut) ||
    world.happenings.some(
      (one) => one.kind === 'opt-out' && one.endpointId === endpointId && one.at <= at,
    )
  );
}
