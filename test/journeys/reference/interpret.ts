import { isOptedOut } from './conditions.ts';
import { take } from './steps.ts';
import { awake } from './time.ts';
import type { EventHappening, Path, Story, Traveller, World } from './world.ts';

/**
 * What should happen to everybody in a journey, from the semantics alone: one after the other, in plain code that
 * knows nothing of workflows, databases, retries or workers.
 */
export function interpret(world: World): Story {
  const event = world.definition.StartCondition?.EventStartCondition;
  return event ? byEvents(world) : bySegment(world);
}

/** Everybody is in the start segment; who has opted out does not enter. */
function bySegment(world: World): Story {
  const allowed = world.endpoints.filter(({ id }) => !isOptedOut(world, id, world.publishedAt));
  const travellers = allowed.map((endpoint): Traveller => {
    const own = world.endpoints.filter(({ userId }) => userId === endpoint.userId);
    return world.level === 'user'
      ? { id: `user:${endpoint.userId}`, enteredAt: world.publishedAt, endpoints: own }
      : { id: endpoint.id, enteredAt: world.publishedAt, endpoints: [endpoint] };
  });
  return {
    paths: Object.fromEntries(travellers.map((one) => [one.id, travel(world, one)])),
    refusals: [],
  };
}

function byEvents(world: World): Story {
  const paths: Record<string, Path> = {};
  const refusals: string[] = [];
  const inside = new Map<string, number[]>();
  for (const happening of world.happenings) {
    if (happening.kind !== 'event' || !starts(world, happening)) continue;
    const { at, endpointId, id } = happening;
    const ends = inside.get(endpointId) ?? [];
    const reason = refusal(world, happening, ends);
    if (reason) {
      refusals.push(`${endpointId} ${id} ${reason}`);
      continue;
    }
    const traveller: Traveller = {
      id: `${endpointId}/${id}`,
      enteredAt: at,
      endpoints: world.endpoints.filter((endpoint) => endpoint.id === endpointId),
    };
    const path = travel(world, traveller);
    paths[traveller.id] = path;
    inside.set(endpointId, [...ends, path.visits.at(-1)?.at ?? at]);
  }
  return { paths, refusals };
}

function starts({ definition }: World, { type, attributes }: EventHappening): boolean {
  const wanted = definition.StartCondition?.EventStartCondition?.EventFilter?.Dimensions;
  const kinds = wanted?.Attributes?.kind?.Values;
  return Boolean(
    wanted?.EventType?.Values.includes(type) && (kinds?.includes(attributes?.kind ?? '') ?? true),
  );
}

/** Why an event lets nobody in; `ends` is when the endpoint's earlier visits of the journey were over. */
function refusal(
  world: World,
  { at, endpointId }: EventHappening,
  ends: readonly number[],
): string | undefined {
  const cap = world.definition.Limits?.EndpointReentryCap;
  if (awake(world, at) > at) return 'PAUSED';
  if (ends.some((end) => end > at)) return 'ACTIVE_ENDPOINT_REJECTED';
  if (cap && ends.length >= cap) return 'REENTRY_CAP_EXCEEDED';
  return isOptedOut(world, endpointId, at) ? 'ENDPOINT_OPT_OUT' : undefined;
}

function travel(world: World, traveller: Traveller): Path {
  const path: Path = { visits: [], messages: [] };
  let at = traveller.enteredAt;
  let next = world.definition.StartActivity;
  for (let visit = 0; next; visit += 1) {
    const step = world.definition.Activities?.[next];
    if (!step) throw new Error(`There is no step ${next}`);
    const done = take(step, { world, traveller, path, stepId: next, visit, at });
    path.visits.push({ step: next, outcome: done.outcome, at: done.at });
    ({ at, next } = done);
  }
  return path;
}
