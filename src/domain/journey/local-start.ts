import { DateTime } from 'luxon';
import type { Endpoint } from '../endpoint.ts';
import { FURTHEST_AHEAD, recipientZone, whenWallShows } from '../sending/index.ts';
import type { JourneyDefinition } from './definition.ts';

/**
 * When a participant begins a journey that starts at the same time of day everywhere: when the clock of its zone
 * shows that time; of the last one where its endpoints are in several. Undefined when it need not wait for that.
 */
export function localStart(
  definition: JourneyDefinition,
  endpoints: readonly Endpoint[],
): Date | undefined {
  const wall = wallStart(definition);
  if (wall === undefined) return undefined;
  const zones = endpoints.flatMap((endpoint) => zoneOf(definition, endpoint) ?? []);
  const starts = zones.map((zone) => whenWallShows(wall, zone).getTime());
  return starts.length > 0 ? new Date(Math.max(...starts)) : undefined;
}

/** When the first zone on earth shows the local start. */
export function firstLocalStart(definition: JourneyDefinition): Date | undefined {
  const wall = wallStart(definition);
  return wall === undefined ? undefined : new Date(wall - FURTHEST_AHEAD);
}

/** Whether an endpoint can't be entered, since nobody knows when its clock shows the start. */
export function missesZone(definition: JourneyDefinition, endpoint: Endpoint): boolean {
  return Boolean(definition.LocalTime) && zoneOf(definition, endpoint) === undefined;
}

/** What is wrong with a local start as written. */
export function localTimeProblems(definition: JourneyDefinition): string[] {
  const { LocalTime, Schedule: schedule, StartCondition: start } = definition;
  if (!LocalTime) return [];
  return [
    ...(start?.EventStartCondition
      ? ['LocalTime needs SegmentStartCondition: who enters by an event begins when it comes']
      : []),
    ...(schedule?.StartTime ? [] : ['LocalTime needs Schedule.StartTime']),
  ];
}

function zoneOf(definition: JourneyDefinition, endpoint: Endpoint): string | undefined {
  return recipientZone(endpoint, definition.TimezoneEstimationMethods);
}

/** The start as the clock on the wall shows it: in the zone of Timezone, or at the offset written in StartTime. */
function wallStart({ LocalTime, Schedule: schedule }: JourneyDefinition): number | undefined {
  if (!LocalTime || !schedule?.StartTime) return undefined;
  const written = DateTime.fromISO(schedule.StartTime, { setZone: true });
  const shown = schedule.Timezone ? written.setZone(luxonName(schedule.Timezone)) : written;
  return shown.toMillis() + shown.offset * 60_000;
}

/** Luxon reads UTC+2 and UTC+2:30; zones of the database keep their names. */
function luxonName(zone: string): string {
  return zone.replace(/^UTC([+-])0?(\d)/, 'UTC$1$2');
}
