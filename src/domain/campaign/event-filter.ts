import { dimensionsProblems } from '../segment/index.ts';
import { campaignKind, type Schedule } from './definition.ts';

/** What is wrong with the events that start a campaign, or that show its in-app message. */
export function eventFilterProblems(schedule: Schedule, path: string): string[] {
  const { EventFilter: filter, Frequency: frequency } = schedule;
  if (campaignKind(schedule) === 'scheduled') {
    return filter
      ? [
          `${path} needs the Frequency EVENT or IN_APP_EVENT, and it is ${frequency ?? 'ONCE (as none is given)'}`,
        ]
      : [];
  }
  if (!filter) return [`${path} is missing: the Frequency ${frequency} needs one`];
  const { EventType: type, Attributes, Metrics } = filter.Dimensions;
  const name = `${path}.Dimensions`;
  return [
    ...(type?.DimensionType === 'EXCLUSIVE'
      ? [`${name}.EventType must be INCLUSIVE: name the event types themselves`]
      : []),
    ...(type?.Values.length
      ? []
      : [`${name}.EventType.Values is empty: name at least one event type`]),
    ...dimensionsProblems({ Attributes, Metrics }, name),
  ];
}
