import fc from 'fast-check';
import { CHANNEL_TYPES } from '../../src/domain/endpoint.ts';
import type { EndpointRequest } from '../../src/domain/endpoint-request.ts';
import type { AttributeDimension, SegmentDimensions } from '../../src/domain/segment/index.ts';

export const NOW = new Date('2026-11-30T12:00:00.000Z');
const HOUR = 3_600_000;

/** Few different values, so that endpoints and dimensions meet; and those that databases trip over. */
const word = fc.constantFrom(
  'a',
  'b',
  'A',
  '',
  'ab',
  "'; drop",
  '%',
  '_',
  '\\',
  '?',
  'ü',
  '🎉',
  '$1',
  ':x',
);
const instant = fc.oneof(
  fc.constantFrom(
    '2026-11-30',
    '2026-11-30T00:00:00Z',
    '2026-11-30T00:00:00.0Z',
    '2026-11-30T00:00:00.0004Z',
    '2026-11-30T00:00:00.001Z',
    '2026-11-30T00:00:00.999999999Z',
    '2026-02-31T12:00:00Z',
    '9999-12-31T23:59:59Z',
  ),
  fc.constantFrom('2026-11-29T12:00:00Z', '2026-11-30T12:00:00Z', '2026-12-01T12:00:00.5Z'),
);
const notInstant = fc.constantFrom(
  '',
  'now',
  'infinity',
  '2026-11-30T12:00:00',
  '2026-11-30T24:00:00Z',
  '٢٠٢٦-11-30',
  '2026-11-30\n',
);
const value = fc.oneof(word, instant, notInstant);
const name = fc.constantFrom('plan', 'since', "it's", 'ü', 'constructor');
const lists = fc.dictionary(name, fc.array(value, { maxLength: 3 }), { maxKeys: 4 });
const number = fc.oneof(
  fc.constantFrom(0, -0, 1, 0.1, 1e21, -1e-7),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const degrees = (limit: number) =>
  fc.integer({ min: -limit * 10, max: limit * 10 }).map((tenth) => tenth / 10);
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

export const endpoint: fc.Arbitrary<EndpointRequest> = fc.record({
  ChannelType: optional(fc.constantFrom(...CHANNEL_TYPES)),
  Attributes: lists,
  Metrics: fc.dictionary(name, number, { maxKeys: 3 }),
  Demographic: fc.record({
    Platform: optional(word),
    Make: optional(word),
    AppVersion: optional(word),
  }),
  Location: fc.record({
    Country: optional(word),
    Latitude: optional(degrees(90)),
    Longitude: optional(degrees(180)),
  }),
  EffectiveDate: fc
    .constantFrom(0, 1, 24 * HOUR - 1, 24 * HOUR, 24 * HOUR + 1, 168 * HOUR, 720 * HOUR + 1)
    .map((ago) => new Date(NOW.getTime() - ago).toISOString()),
  User: fc.option(
    fc.record({ UserId: fc.constantFrom('u1', 'u2', 'u3', 'u4'), UserAttributes: lists }),
    { nil: undefined },
  ),
});

const set = optional(
  fc.record({
    DimensionType: fc.constantFrom('INCLUSIVE', 'EXCLUSIVE', undefined),
    Values: fc.array(word, { minLength: 1, maxLength: 3 }),
  }),
);
const attribute: fc.Arbitrary<AttributeDimension> = fc.oneof(
  fc.record({
    AttributeType: fc.constantFrom('INCLUSIVE', 'EXCLUSIVE', 'CONTAINS', undefined),
    Values: fc.array(value, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    AttributeType: fc.constantFrom('BEFORE', 'AFTER', 'ON'),
    Values: fc.array(instant, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    AttributeType: fc.constant('BETWEEN' as const),
    Values: fc.array(instant, { minLength: 2, maxLength: 2 }),
  }),
);
const attributes = optional(fc.dictionary(name, attribute, { maxKeys: 1 }));
export const dimensions: fc.Arbitrary<SegmentDimensions> = fc.record({
  Attributes: attributes,
  UserAttributes: attributes,
  Metrics: optional(
    fc.dictionary(
      name,
      fc.record({
        ComparisonOperator: fc.constantFrom(
          'GREATER_THAN',
          'LESS_THAN',
          'GREATER_THAN_OR_EQUAL',
          'LESS_THAN_OR_EQUAL',
          'EQUAL',
        ),
        Value: number,
      }),
      { maxKeys: 1 },
    ),
  ),
  Behavior: optional(
    fc.record({
      Recency: optional(
        fc.record({
          Duration: fc.constantFrom('HR_24', 'DAY_7', 'DAY_14', 'DAY_30'),
          RecencyType: fc.constantFrom('ACTIVE', 'INACTIVE'),
        }),
      ),
    }),
  ),
  Demographic: optional(
    fc.record({
      Platform: set,
      Make: set,
      AppVersion: set,
      Channel: optional(
        fc.record({
          DimensionType: fc.constantFrom('INCLUSIVE', 'EXCLUSIVE', undefined),
          Values: fc.subarray([...CHANNEL_TYPES], { minLength: 1 }),
        }),
      ),
    }),
  ),
  Location: optional(
    fc.record({
      Country: set,
      GPSPoint: optional(
        fc.record({
          Coordinates: fc.record({ Latitude: degrees(90), Longitude: degrees(180) }),
          RangeInKilometers: fc.integer({ min: 1, max: 20_100 }).map((km) => km + 0.123),
        }),
      ),
    }),
  ),
});

/** One kind of dimension at a time: together they seldom match anybody. */
export const oneDimension = dimensions.chain((all) => {
  const members = Object.entries(all).filter(([, part]) => part !== undefined);
  return members.length === 0
    ? fc.constant<SegmentDimensions>({})
    : fc.constantFrom(...members).map((entry): SegmentDimensions => Object.fromEntries([entry]));
});
