import {
  attributeText,
  matchesAttribute,
  matchesMetric,
  metricText,
  valueText,
} from '../segment/index.ts';
import type { EventDimensions } from './definition.ts';

export interface OccurredEvent {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The first thing by which an event does not pass a filter, as words; undefined when it does. */
export function eventMismatch(
  dimensions: EventDimensions,
  event: OccurredEvent,
): string | undefined {
  const { EventType: type, Attributes: attributes = {}, Metrics: metrics = {} } = dimensions;
  if (type) {
    const listed = type.Values.includes(event.type);
    if (listed !== (type.DimensionType !== 'EXCLUSIVE')) return `its type is ${event.type}`;
  }
  for (const [name, dimension] of Object.entries(attributes)) {
    const value = valueOf(event.attributes, name);
    const values = value === undefined ? [] : [value];
    if (!matchesAttribute(dimension, values)) {
      return `its attribute ${name} is ${valueText(values)}, and the filter asks that it ${attributeText(dimension)}`;
    }
  }
  for (const [name, dimension] of Object.entries(metrics)) {
    const value = valueOf(event.metrics, name);
    if (!matchesMetric(dimension, value)) {
      return `its metric ${name} is ${valueText([value])}, and the filter asks that it ${metricText(dimension)}`;
    }
  }
  return undefined;
}

/** Whether an event passes a filter: its type, then every attribute and every metric named. */
export function eventMatches(dimensions: EventDimensions, event: OccurredEvent): boolean {
  return eventMismatch(dimensions, event) === undefined;
}

function valueOf<T>(from: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}
