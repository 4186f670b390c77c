import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/domain/endpoint.ts';
import {
  type AttributeType,
  matchesAttribute,
  matchesDimensions,
  matchesMetric,
  type SegmentDimensions,
} from '../../../src/domain/segment/index.ts';

const NOW = new Date('2026-11-30T12:00:00Z');
const ann: Endpoint = {
  id: 'ann',
  channelType: 'GCM',
  address: 'token',
  userId: 'u',
  status: 'ACTIVE',
  optOut: 'NONE',
  attributes: { plan: ['gold', 'family'] },
  metrics: { visits: 3 },
  userAttributes: { colour: ['red'] },
  demographic: { Platform: 'ios', Make: 'Apple' },
  location: { Country: 'DE', Latitude: 52.5, Longitude: 13.4 },
  cohort: 7,
  requestId: undefined,
  effectiveDate: '2026-11-29T12:00:00.000Z',
  creationDate: '2026-01-01T00:00:00.000Z',
};
const matches = (dimensions: SegmentDimensions, endpoint = ann) =>
  matchesDimensions(dimensions, endpoint, NOW);

describe('an attribute', () => {
  const day = '2026-11-30';
  it.each<[AttributeType | undefined, string[], string[], boolean]>([
    [undefined, ['gold'], ['gold'], true],
    ['INCLUSIVE', ['gold', 'silver'], ['silver'], true],
    ['INCLUSIVE', ['Gold'], ['gold'], false],
    ['INCLUSIVE', ['gold'], [], false],
    ['EXCLUSIVE', ['gold'], ['silver'], true],
    ['EXCLUSIVE', ['gold'], ['silver', 'gold'], false],
    ['EXCLUSIVE', ['gold'], [], true],
    ['CONTAINS', ['ol'], ['gold'], true],
    ['CONTAINS', ['OL'], ['gold'], false],
    ['CONTAINS', ['x', 'g'], ['gold'], true],
    ['BEFORE', [`${day}T12:00:00Z`], [`${day}T11:59:59.999Z`], true],
    ['BEFORE', [`${day}T12:00:00Z`], [`${day}T12:00:00.000Z`], false],
    ['BEFORE', [`${day}T12:00:00Z`], ['yesterday'], false],
    ['BEFORE', [`${day}T12:00:00Z`], [], false],
    ['AFTER', [`${day}T12:00:00Z`], [`${day}T12:00:00.001Z`], true],
    ['AFTER', [day], [`${day}T00:00:00Z`], false],
    ['ON', [`${day}T12:00:00Z`], [`${day}T23:59:59Z`], true],
    ['ON', [day], ['2026-12-01'], false],
    ['BETWEEN', ['2026-11-01', day], ['2026-11-01T00:00:00Z'], true],
    ['BETWEEN', ['2026-11-01', day], [`${day}T00:00:01Z`], false],
    ['BETWEEN', ['2026-11-01', 'later'], ['2026-11-02'], false],
  ])('%s %j holds for %j: %s', (AttributeType, Values, values, expected) => {
    expect(matchesAttribute({ AttributeType, Values }, values)).toBe(expected);
  });
});

describe('a metric', () => {
  it.each([
    ['GREATER_THAN', 3, false],
    ['GREATER_THAN_OR_EQUAL', 3, true],
    ['LESS_THAN', 3.1, true],
    ['LESS_THAN_OR_EQUAL', 2.9, false],
    ['EQUAL', 3, true],
    ['toString', 3, false],
  ])('of 3 against %s %d: %s', (ComparisonOperator, Value, expected) => {
    expect(matchesMetric({ ComparisonOperator, Value }, 3)).toBe(expected);
  });

  it('that is absent never matches', () => {
    expect(matchesMetric({ ComparisonOperator: 'LESS_THAN', Value: 9 }, undefined)).toBe(false);
  });
});

it('asks nothing of anybody when it is empty', () => {
  expect(matches({})).toBe(true);
  expect(matches({ Attributes: {}, Behavior: {}, Demographic: {}, Location: {} })).toBe(true);
});

it('needs every criterion to hold', () => {
  const Attributes = { plan: { Values: ['gold'] } };
  expect(matches({ Attributes, Location: { Country: { Values: ['DE'] } } })).toBe(true);
  expect(matches({ Attributes, Location: { Country: { Values: ['FR'] } } })).toBe(false);
});

it('tells attributes of the endpoint from those of the user', () => {
  expect(matches({ UserAttributes: { colour: { Values: ['red'] } } })).toBe(true);
  expect(matches({ Attributes: { colour: { Values: ['red'] } } })).toBe(false);
});

it('takes PUSH for every push channel', () => {
  const Channel = (Values: string[]) => ({ Demographic: { Channel: { Values } } });
  expect(matches(Channel(['PUSH']))).toBe(true);
  expect(matches(Channel(['EMAIL', 'SMS']))).toBe(false);
  expect(matches(Channel(['PUSH']), { ...ann, channelType: 'SMS' })).toBe(false);
});

it('takes who lacks the value as not excluded', () => {
  const Model = { DimensionType: 'EXCLUSIVE', Values: ['iPhone'] } as const;
  expect(matches({ Demographic: { Model } })).toBe(true);
  expect(matches({ Demographic: { Model: { Values: ['iPhone'] } } })).toBe(false);
});

it('counts activity from the effective date, the limit included', () => {
  const Recency = (Duration: 'HR_24' | 'DAY_7', RecencyType: 'ACTIVE' | 'INACTIVE') => ({
    Behavior: { Recency: { Duration, RecencyType } },
  });
  expect(matches(Recency('HR_24', 'ACTIVE'))).toBe(true);
  const earlier = { ...ann, effectiveDate: '2026-11-29T11:59:59.999Z' };
  expect(matches(Recency('HR_24', 'ACTIVE'), earlier)).toBe(false);
  expect(matches(Recency('HR_24', 'INACTIVE'), earlier)).toBe(true);
  expect(matches(Recency('DAY_7', 'ACTIVE'), earlier)).toBe(true);
});

it('measures distance over the globe, also across the date line', () => {
  const near = (Latitude: number, Longitude: number, RangeInKilometers: number) => ({
    Location: { GPSPoint: { Coordinates: { Latitude, Longitude }, RangeInKilometers } },
  });
  // Berlin to Hamburg: about 255 km.
  expect(matches(near(53.55, 10, 260))).toBe(true);
  expect(matches(near(53.55, 10, 250))).toBe(false);
  const fiji = { ...ann, location: { Latitude: -17, Longitude: 179.9 } };
  expect(matches(near(-17, -179.9, 30), fiji)).toBe(true);
  expect(matches(near(-17, -179.9, 30), { ...ann, location: {} })).toBe(false);
});

it('does not mistake what every object has for an attribute', () => {
  expect(matches({ Attributes: { constructor: { Values: ['x'] } } })).toBe(false);
  expect(matches({ Metrics: { valueOf: { ComparisonOperator: 'LESS_THAN', Value: 1 } } })).toBe(
    false,
  );
});
