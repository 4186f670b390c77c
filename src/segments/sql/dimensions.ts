import {
  activeSince,
  type Asks,
  criteriaOf,
  type Criterion,
  type CriterionKind,
  EARTH_RADIUS_KM,
  isMetricOperator,
  type MetricOperator,
  type SegmentDimensions,
  type SetDimension,
} from '../../domain/segment/index.ts';
import { compileAttribute } from './attribute.ts';
import { type Binding, combine, type Fragment, fragment, not, sure } from './fragment.ts';

type Compilers = { [K in CriterionKind]: (ask: Asks[K], now: Date) => Fragment };

const OPERATORS = {
  GREATER_THAN: '>',
  LESS_THAN: '<',
  GREATER_THAN_OR_EQUAL: '>=',
  LESS_THAN_OR_EQUAL: '<=',
  EQUAL: '=',
} satisfies Record<MetricOperator, string>;

const LATITUDE = `(e.location ->> 'Latitude')::float8`;
const LONGITUDE = `(e.location ->> 'Longitude')::float8`;
// The haversine formula, as in src/domain/segment/place.ts. `least` passes over nulls, so no place is asked for first.
const DISTANCE = `2 * ${EARTH_RADIUS_KM} * asin(sqrt(least(1, power(sin(radians(${LATITUDE} - ?::float8) / 2), 2)
  + cos(radians(?::float8)) * cos(radians(${LATITUDE})) * power(sin(radians(${LONGITUDE} - ?::float8) / 2), 2))))`;

function inSet(column: string, { DimensionType, Values }: SetDimension, ...bindings: Binding[]) {
  const listed = fragment(`${column} = any(?::text[])`, ...bindings, [...Values]);
  return DimensionType === 'EXCLUSIVE' ? not(listed) : sure(listed);
}

const COMPILERS: Compilers = {
  attribute: ({ name, dimension }) => compileAttribute('e.attributes', name, dimension),
  userAttribute: ({ name, dimension }) => compileAttribute('u.attributes', name, dimension),
  metric: ({ name, dimension: { ComparisonOperator: operator, Value: limit } }) =>
    isMetricOperator(operator)
      ? sure(fragment(`(e.metrics ->> ?)::float8 ${OPERATORS[operator]} ?::float8`, name, limit))
      : fragment('false'),
  recency: (recency, now) => {
    const active = fragment('e.effective_at >= ?::timestamptz', activeSince(recency, now));
    return recency.RecencyType === 'ACTIVE' ? active : not(active);
  },
  channel: (dimension) => inSet('e.channel_type', dimension),
  demographic: ({ member, dimension }) => inSet('(e.demographic ->> ?)', dimension, member),
  country: (dimension) => inSet(`(e.location ->> 'Country')`, dimension),
  gpsPoint: ({ Coordinates: { Latitude, Longitude }, RangeInKilometers = 0 }) =>
    fragment(
      `(${LATITUDE} is not null and ${LONGITUDE} is not null and ${DISTANCE} <= ?::float8)`,
      Latitude,
      Latitude,
      Longitude,
      RangeInKilometers,
    ),
};

function compile<K extends CriterionKind>({ kind, ask }: Criterion<K>, now: Date): Fragment {
  return COMPILERS[kind](ask, now);
}

/** `matchesDimensions` in SQL, over endpoints `e` and their users `u`. */
export function compileDimensions(dimensions: SegmentDimensions, now: Date): Fragment {
  return combine(
    'ALL',
    criteriaOf(dimensions).map((criterion) => compile(criterion, now)),
  );
}
