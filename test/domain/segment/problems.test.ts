import { expect, it } from 'vitest';
import { criteriaProblems, type SegmentDimensions } from '../../../src/domain/segment/index.ts';

const problems = (Dimensions: SegmentDimensions) => criteriaProblems({ Dimensions });

it('finds nothing wrong with one of each kind', () => {
  expect(
    problems({
      Attributes: {
        plan: { AttributeType: 'CONTAINS', Values: ['x'.repeat(100)] },
        since: { AttributeType: 'BETWEEN', Values: ['2026-01-01T00:00:00Z', '2026-02-01'] },
      },
      UserAttributes: { colour: { Values: ['red'] } },
      Metrics: { visits: { ComparisonOperator: 'EQUAL', Value: 1 } },
      Behavior: { Recency: { Duration: 'DAY_7', RecencyType: 'ACTIVE' } },
      Demographic: { Channel: { Values: ['PUSH', 'EMAIL'] } },
      Location: {
        GPSPoint: { Coordinates: { Latitude: 90, Longitude: -180 }, RangeInKilometers: 1 },
      },
    }),
  ).toEqual([]);
});

it.each<[SegmentDimensions, string]>([
  [{ Attributes: { a: { Values: [] } } }, 'Dimensions.Attributes.a.Values is empty'],
  [
    { UserAttributes: { a: { Values: ['x'.repeat(101)] } } },
    'Dimensions.UserAttributes.a.Values[0]',
  ],
  [{ Attributes: { ['n'.repeat(51)]: { Values: ['x'] } } }, 'Dimensions.Attributes has the name'],
  [
    { Attributes: { a: { AttributeType: 'BETWEEN', Values: ['2026-01-01'] } } },
    'BETWEEN expects two',
  ],
  [
    { Attributes: { a: { AttributeType: 'AFTER', Values: ['2026-01-01T00:00:00+01:00'] } } },
    'AFTER expects a time such as',
  ],
  [{ Metrics: { m: { ComparisonOperator: 'MORE', Value: 1 } } }, 'expected one of GREATER_THAN'],
  [{ Demographic: { Channel: { Values: ['FAX'] } } }, 'Demographic.Channel has "FAX"'],
  [{ Demographic: { DeviceType: { Values: ['x'] } } }, "DeviceType can't be asked"],
  [{ Location: { Country: { Values: [] } } }, 'Location.Country.Values is empty'],
  [
    { Location: { GPSPoint: { Coordinates: { Latitude: 91, Longitude: 0 } } } },
    'RangeInKilometers is missing',
  ],
])('names what is wrong with %j', (dimensions, problem) => {
  expect(problems(dimensions).join('; ')).toContain(problem);
});

it('counts values over all groups', () => {
  const part = (count: number): SegmentDimensions => ({
    Location: { Country: { Values: Array<string>(count).fill('DE') } },
    Metrics: { m: { ComparisonOperator: 'EQUAL', Value: 1 } },
  });
  const groups = (...counts: number[]) => ({
    SegmentGroups: { Groups: counts.map((count) => ({ Dimensions: [part(count)] })) },
  });
  expect(criteriaProblems(groups(49, 49))).toEqual([]);
  expect(criteriaProblems(groups(49, 50))).toEqual([
    'The segment has 101 dimension values: expected at most 100',
  ]);
});

it('takes dimensions or groups, not both, and names the place inside the groups', () => {
  const bad = { Attributes: { a: { Values: [] } } };
  const found = criteriaProblems({
    Dimensions: {},
    SegmentGroups: { Groups: [{}, { Dimensions: [{}, bad] }] },
  });
  expect(found).toEqual([
    'Dimensions and SegmentGroups are both given: expected one',
    'SegmentGroups.Groups[1].Dimensions[1].Attributes.a.Values is empty: expected at least one value',
  ]);
});
