import type { Endpoint } from '../endpoint.ts';
import { type Asks, criteriaOf, type Criterion, type CriterionKind } from './criteria.ts';
import type {
  AttributeDimension,
  AttributeType,
  MetricDimension,
  SegmentDimensions,
  SetDimension,
} from './dimensions.ts';
import { holds, own } from './match.ts';

/** A criterion that somebody does not meet: what it asks, and the value that it found. */
export interface Unmet {
  readonly asks: string;
  readonly value: string;
}

const MOST_VALUES = 5;

const VERBS = {
  INCLUSIVE: 'is',
  EXCLUSIVE: 'is not',
  CONTAINS: 'contains',
  BEFORE: 'is before',
  AFTER: 'is after',
  ON: 'is on',
  BETWEEN: 'is between',
} satisfies Record<AttributeType, string>;

function listed(values: readonly string[], word: string): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => `"${value}"`);
  const more = values.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(` ${word} `) || 'nothing';
}

/** The values of an attribute as words. */
export function valueText(values: readonly (string | number | undefined)[]): string {
  return listed(
    values.flatMap((value) => (value === undefined ? [] : [String(value)])),
    'and',
  ).replace(/^nothing$/, 'absent');
}

/** What is asked of an attribute, as words. */
export function attributeText({ AttributeType: type = 'INCLUSIVE', Values }: AttributeDimension) {
  return `${VERBS[type]} ${listed(Values, type === 'BETWEEN' ? 'and' : 'or')}`;
}

/** What is asked of a metric, as words. */
export function metricText({ ComparisonOperator, Value }: MetricDimension): string {
  return `is ${ComparisonOperator.toLowerCase().replaceAll('_', ' ')} ${Value}`;
}

function setText({ DimensionType, Values }: SetDimension): string {
  return attributeText({ AttributeType: DimensionType, Values });
}

type Describers = {
  [K in CriterionKind]: {
    readonly asks: (ask: Asks[K]) => string;
    readonly values: (ask: Asks[K], endpoint: Endpoint) => readonly (string | number | undefined)[];
  };
};

const DESCRIBERS: Describers = {
  attribute: {
    asks: ({ name, dimension }) => `Attributes.${name} ${attributeText(dimension)}`,
    values: ({ name }, { attributes }) => own(attributes, name) ?? [],
  },
  userAttribute: {
    asks: ({ name, dimension }) => `UserAttributes.${name} ${attributeText(dimension)}`,
    values: ({ name }, { userAttributes }) => own(userAttributes, name) ?? [],
  },
  metric: {
    asks: ({ name, dimension }) => `Metrics.${name} ${metricText(dimension)}`,
    values: ({ name }, { metrics }) => [own(metrics, name)],
  },
  recency: {
    asks: ({ Duration, RecencyType }) => `Behavior.Recency is ${RecencyType} for ${Duration}`,
    values: (_, { effectiveDate }) => [effectiveDate],
  },
  channel: {
    asks: (dimension) => `Demographic.Channel ${setText(dimension)}`,
    values: (_, { channelType }) => [channelType],
  },
  demographic: {
    asks: ({ member, dimension }) => `Demographic.${member} ${setText(dimension)}`,
    values: ({ member }, { demographic }) => [demographic[member]],
  },
  country: {
    asks: (dimension) => `Location.Country ${setText(dimension)}`,
    values: (_, { location }) => [location.Country],
  },
  gpsPoint: {
    asks: ({ Coordinates: { Latitude, Longitude }, RangeInKilometers = 0 }) =>
      `Location.GPSPoint is within ${RangeInKilometers} km of ${Latitude}, ${Longitude}`,
    values: (_, { location: { Latitude, Longitude } }) => [Latitude, Longitude],
  },
};

function describe<K extends CriterionKind>({ kind, ask }: Criterion<K>, endpoint: Endpoint): Unmet {
  const { asks, values } = DESCRIBERS[kind];
  return { asks: asks(ask), value: valueText(values(ask, endpoint)) };
}

/** Every criterion of these dimensions with what an endpoint has of it. */
export function lookedAt(dimensions: SegmentDimensions, endpoint: Endpoint): Unmet[] {
  return criteriaOf(dimensions).map((criterion) => describe(criterion, endpoint));
}

/** The criteria of these dimensions that an endpoint does not meet; none when `matchesDimensions`. */
export function unmetCriteria(
  dimensions: SegmentDimensions,
  endpoint: Endpoint,
  now: Date,
): Unmet[] {
  return criteriaOf(dimensions)
    .filter((criterion) => !holds(criterion, endpoint, now))
    .map((criterion) => describe(criterion, endpoint));
}

function askText<K extends CriterionKind>({ kind, ask }: Criterion<K>): string {
  return DESCRIBERS[kind].asks(ask);
}

/** The dimensions as words. */
export function dimensionsText(dimensions: SegmentDimensions): string {
  return (
    criteriaOf(dimensions)
      .map((criterion) => askText(criterion))
      .join(' and ') || 'everybody'
  );
}
