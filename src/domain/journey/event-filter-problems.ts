import type { EventFilter } from './own-members.ts';

/** What is wrong with the filter of an event that starts a journey, or that is awaited in one. */
export function eventFilterProblems(filter: EventFilter | undefined, path: string): string[] {
  const type = filter?.Dimensions.EventType;
  if (type?.DimensionType === 'EXCLUSIVE') {
    return [`${path}.Dimensions.EventType must be INCLUSIVE: name the event types themselves`];
  }
  return type?.Values.length
    ? []
    : [`${path}.Dimensions.EventType.Values is empty: name at least one event type`];
}
