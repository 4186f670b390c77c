import { definitionOf, messageSteps, REACTIONS, type Segments } from './definition.ts';
import { MINUTES, type HappeningSketch, type Sketch } from './sketch.ts';
import type { Endpoint, Happening, World } from './world.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A sketch as a world that begins at `base`, a full hour. */
export function worldOf(
  sketch: Sketch,
  base: number,
  segments: Segments,
  draw: World['draw'],
): World {
  const endpoints = sketch.people.flatMap((own, person) =>
    own.map(({ channel, zone, optedOut, plan }): Endpoint => ({
      id: `p${person}-${channel.toLowerCase()}`,
      userId: `p${person}`,
      channel,
      optedOut,
      plan,
      ...(zone && { zone }),
    })),
  );
  return {
    definition: definitionOf(sketch, base, segments),
    level: sketch.startsBy === 'event' ? 'endpoint' : sketch.level,
    endpoints,
    publishedAt: base,
    happenings: happeningsOf(sketch, base, endpoints),
    proSegment: segments.pro,
    draw,
  };
}

function happeningsOf(sketch: Sketch, base: number, endpoints: readonly Endpoint[]): Happening[] {
  const { pause, happenings } = sketch;
  const at = (hour: number, minute: number): number => base + hour * HOUR + minute * MINUTE;
  const paused: Happening[] = pause
    ? [
        { kind: 'pause', at: at(pause.from, MINUTES.pause) },
        { kind: 'resume', at: at(pause.from + pause.length, MINUTES.resume) },
      ]
    : [];
  const starts = happenings.filter(({ kind }) => kind === 'start');
  const others = happenings.filter(({ kind }) => kind !== 'start');
  return [
    ...paused,
    // No two starts at one moment: it would be a race.
    ...starts.map((one, i) => {
      const hour = Math.floor(i / 2) * 3 + (one.hour % 3);
      const minute = MINUTES.startEvents[i % 2] ?? 0;
      return happen(one, `start-${i}`, at(hour, minute), sketch, endpoints);
    }),
    ...others.map((one, i) =>
      happen(one, `event-${i}`, at(one.hour, MINUTES.events) + i * 1000, sketch, endpoints),
    ),
  ].sort((a, b) => a.at - b.at);
}

function happen(
  { kind, who, about, goods }: HappeningSketch,
  id: string,
  at: number,
  { steps }: Sketch,
  endpoints: readonly Endpoint[],
): Happening {
  const endpoint = endpoints[who % endpoints.length];
  if (!endpoint) throw new Error('There is nobody');
  const endpointId = endpoint.id;
  if (kind === 'plan') {
    return { kind, at, endpointId, plan: endpoint.plan === 'pro' ? 'free' : 'pro' };
  }
  if (kind === 'opt-out') return { kind, at, endpointId };
  const messages = messageSteps(steps);
  const message = messages[about % Math.max(1, messages.length)];
  if (kind === 'reaction' && message) {
    const type = REACTIONS[message.channel];
    return { kind: 'event', at, endpointId, id, type, about: message.id };
  }
  const type = kind === 'start' ? 'Started' : 'Bought';
  return { kind: 'event', at, endpointId, id, type, attributes: { kind: goods } };
}
