import { attributeText, dimensionsText, metricText } from '../segment/index.ts';
import type { EventDimensions, SimpleCondition } from './definition.ts';

/** The events that a filter asks for, as words. */
function eventText({ EventType, Attributes = {}, Metrics = {} }: EventDimensions): string {
  const types = (EventType?.Values ?? []).join(' or ');
  const asked = [
    ...Object.entries(Attributes).map(([name, ask]) => `its ${name} ${attributeText(ask)}`),
    ...Object.entries(Metrics).map(([name, ask]) => `its ${name} ${metricText(ask)}`),
  ];
  return [`event ${types || 'of any type'}`, ...asked].join(' and ');
}

/** A condition as words. */
export function conditionText({
  EventCondition: event,
  SegmentCondition: segment,
  SegmentDimensions: dimensions,
}: SimpleCondition): string {
  if (event) {
    const message = event.MessageActivity ? ` of the message "${event.MessageActivity}"` : '';
    return `${eventText(event.Dimensions ?? {})}${message}`;
  }
  if (segment) return `in segment ${segment.SegmentId}`;
  return dimensions ? dimensionsText(dimensions) : 'nothing';
}
