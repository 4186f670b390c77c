import { CHANNEL_TYPES } from '../endpoint.ts';
import { nameProblems } from '../endpoint-request.ts';
import { characters, isStorable } from '../text.ts';
import type {
  AttributeDimension,
  AttributeType,
  GpsPointDimension,
  MetricDimension,
  SegmentDimensions,
  SegmentGroups,
} from './dimensions.ts';
import { instantKey } from './instant-key.ts';
import { isMetricOperator, METRIC_OPERATORS } from './metric.ts';

const MAX_VALUE = 100;
const MAX_VALUES = 100;
const TIMED: readonly AttributeType[] = ['BEFORE', 'AFTER', 'ON', 'BETWEEN'];

function valuesProblems(values: readonly string[], path: string): string[] {
  const long = values.flatMap((value, index) =>
    characters(value) > MAX_VALUE || !isStorable(value)
      ? [`${path}.Values[${index}] is not valid: expected at most ${MAX_VALUE} characters`]
      : [],
  );
  return values.length === 0
    ? [`${path}.Values is empty: expected at least one value`, ...long]
    : long;
}

function attributeProblems(dimension: AttributeDimension, path: string): string[] {
  const { AttributeType: type = 'INCLUSIVE', Values: values } = dimension;
  const problems = valuesProblems(values, path);
  if (type === 'BETWEEN' && values.length !== 2) {
    problems.push(`${path}.Values has ${values.length} values: BETWEEN expects two`);
  }
  if (TIMED.includes(type)) {
    for (const [index, value] of values.entries()) {
      if (instantKey(value) !== undefined) continue;
      problems.push(
        `${path}.Values[${index}] is "${value}": ${type} expects a time such as 2026-11-30T12:00:00Z`,
      );
    }
  }
  return problems;
}

function metricProblems({ ComparisonOperator: operator }: MetricDimension, path: string): string[] {
  if (isMetricOperator(operator)) return [];
  const allowed = Object.keys(METRIC_OPERATORS).join(', ');
  return [`${path}.ComparisonOperator is "${operator}": expected one of ${allowed}`];
}

function gpsProblems(
  { Coordinates, RangeInKilometers }: GpsPointDimension,
  path: string,
): string[] {
  const { Latitude, Longitude } = Coordinates;
  const inside = (value: number, limit: number) => Math.abs(value) <= limit;
  return [
    ...(inside(Latitude, 90)
      ? []
      : [`${path}.Coordinates.Latitude is ${Latitude}: expected -90 to 90`]),
    ...(inside(Longitude, 180)
      ? []
      : [`${path}.Coordinates.Longitude is ${Longitude}: expected -180 to 180`]),
    ...(RangeInKilometers !== undefined && RangeInKilometers > 0
      ? []
      : [`${path}.RangeInKilometers is ${RangeInKilometers ?? 'missing'}: expected more than 0`]),
  ];
}

function demographicProblems(
  demographic: NonNullable<SegmentDimensions['Demographic']>,
  path: string,
): string[] {
  const channels: readonly string[] = CHANNEL_TYPES;
  const problems = Object.entries(demographic).flatMap(([member, dimension]) =>
    dimension ? valuesProblems(dimension.Values, `${path}.${member}`) : [],
  );
  for (const channel of demographic.Channel?.Values ?? []) {
    if (channels.includes(channel)) continue;
    problems.push(`${path}.Channel has "${channel}": expected one of ${channels.join(', ')}`);
  }
  if (demographic.DeviceType) {
    problems.push(`${path}.DeviceType can't be asked: endpoints have Make, Model and Platform`);
  }
  return problems;
}

function named<T>(
  from: Readonly<Record<string, T>> | undefined,
  path: string,
  problemsOf: (dimension: T, path: string) => string[],
): string[] {
  return Object.entries(from ?? {}).flatMap(([name, dimension]) => [
    ...nameProblems(name, path),
    ...problemsOf(dimension, `${path}.${name}`),
  ]);
}

/** What is wrong with one dimensions object. */
export function dimensionsProblems(dimensions: SegmentDimensions, path: string): string[] {
  const { Country, GPSPoint } = dimensions.Location ?? {};
  return [
    ...named(dimensions.Attributes, `${path}.Attributes`, attributeProblems),
    ...named(dimensions.UserAttributes, `${path}.UserAttributes`, attributeProblems),
    ...named(dimensions.Metrics, `${path}.Metrics`, metricProblems),
    ...demographicProblems(dimensions.Demographic ?? {}, `${path}.Demographic`),
    ...(Country ? valuesProblems(Country.Values, `${path}.Location.Country`) : []),
    ...(GPSPoint ? gpsProblems(GPSPoint, `${path}.Location.GPSPoint`) : []),
  ];
}

function countValues({ Attributes, UserAttributes, Metrics, ...rest }: SegmentDimensions): number {
  const sets = [
    ...Object.values(Attributes ?? {}),
    ...Object.values(UserAttributes ?? {}),
    ...Object.values(rest.Demographic ?? {}),
    rest.Location?.Country,
  ];
  const single = [rest.Location?.GPSPoint, rest.Behavior?.Recency].filter(Boolean).length;
  return (
    sets.reduce((sum, set) => sum + (set?.Values.length ?? 0), single) +
    Object.keys(Metrics ?? {}).length
  );
}

/** What is wrong with the criteria of a segment: dimensions, or groups of them, never both. */
export function criteriaProblems(criteria: {
  readonly Dimensions?: SegmentDimensions;
  readonly SegmentGroups?: SegmentGroups;
}): string[] {
  const { Dimensions: dimensions, SegmentGroups: groups } = criteria;
  const parts: [string, SegmentDimensions][] = [
    ...(dimensions ? [['Dimensions', dimensions] satisfies [string, SegmentDimensions]] : []),
    ...(groups?.Groups ?? []).flatMap((group, g) =>
      (group.Dimensions ?? []).map((part, d): [string, SegmentDimensions] => [
        `SegmentGroups.Groups[${g}].Dimensions[${d}]`,
        part,
      ]),
    ),
  ];
  const count = parts.reduce((sum, [, part]) => sum + countValues(part), 0);
  return [
    ...(dimensions && groups ? ['Dimensions and SegmentGroups are both given: expected one'] : []),
    ...parts.flatMap(([path, part]) => dimensionsProblems(part, path)),
    ...(count > MAX_VALUES
      ? [`The segment has ${count} dimension values: expected at most ${MAX_VALUES}`]
      : []),
  ];
}
