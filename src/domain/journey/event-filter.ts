import { matchesAttribute, matchesMetric } from '../segment/index.ts';
import type { EventDimensions } from './definition.ts';

export interface OccurredEvent {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Whether an event passes a filter: its type, then every attribute and every metric named. */
export function eventMatches(dimensions: EventDimensions, event: OccurredEvent): boolean {
  const { EventType: type, Attributes: attributes = {}, Metrics: metrics = {} } = dimensions;
  if (type) {
    const listed = type.Values.includes(event.type);
    if (listed !== (type.DimensionType !== 'EXCLUSIVE')) return false;
  }
  const valueOf = <T>(from: Readonly<Record<string, T>>, name: string): T | undefined =>
    Object.hasOwn(from, name) ? from[name] : undefined;
  return (
    Object.entries(attributes).every(([name, dimension]) => {
      const value = valueOf(event.attributes, name);
      return matchesAttribute(dimension, value === undefined ? [] : [value]);
    }) &&
    Object.entries(metrics).every(([name, dimension]) =>
      matchesMetric(dimension, valueOf(event.metrics, name)),
    )
  );
}
