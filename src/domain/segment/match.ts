import type { Endpoint } from '../endpoint.ts';
import { matchesAttribute } from './attribute.ts';
import { type Asks, criteriaOf, type Criterion, type CriterionKind } from './criteria.ts';
import type { SegmentDimensions, SetDimension } from './dimensions.ts';
import { matchesMetric } from './metric.ts';
import { isWithin } from './place.ts';
import { activeSince } from './recency.ts';

type Matchers = {
  [K in CriterionKind]: (ask: Asks[K], endpoint: Endpoint, now: Date) => boolean;
};

/** A member that is there by itself: an attribute may be called `constructor`. */
export function own<T>(from: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}

function matchesSet({ DimensionType, Values }: SetDimension, value: string | undefined): boolean {
  const listed = value !== undefined && Values.includes(value);
  return DimensionType === 'EXCLUSIVE' ? !listed : listed;
}

const MATCHERS: Matchers = {
  attribute: ({ name, dimension }, { attributes }) =>
    matchesAttribute(dimension, own(attributes, name) ?? []),
  userAttribute: ({ name, dimension }, { userAttributes }) =>
    matchesAttribute(dimension, own(userAttributes, name) ?? []),
  metric: ({ name, dimension }, { metrics }) => matchesMetric(dimension, own(metrics, name)),
  recency: (recency, { effectiveDate }, now) => {
    const active = new Date(effectiveDate) >= activeSince(recency, now);
    return active === (recency.RecencyType === 'ACTIVE');
  },
  channel: (dimension, { channelType }) => matchesSet(dimension, channelType),
  demographic: ({ member, dimension }, { demographic }) =>
    matchesSet(dimension, demographic[member]),
  country: (dimension, { location }) => matchesSet(dimension, location.Country),
  gpsPoint: (point, { location }) => isWithin(point, location),
};

/** Whether an endpoint meets one criterion. */
export function holds<K extends CriterionKind>(
  { kind, ask }: Criterion<K>,
  endpoint: Endpoint,
  now: Date,
): boolean {
  return MATCHERS[kind](ask, endpoint, now);
}

/** Whether an endpoint is what the dimensions ask for: every criterion holds. */
export function matchesDimensions(
  dimensions: SegmentDimensions,
  endpoint: Endpoint,
  now: Date,
): boolean {
  return criteriaOf(dimensions).every((criterion) => holds(criterion, endpoint, now));
}
