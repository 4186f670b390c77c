import { spelledOut } from './channel.ts';
import type {
  AttributeDimension,
  GpsPointDimension,
  MetricDimension,
  RecencyDimension,
  SegmentDimensions,
  SetDimension,
} from './dimensions.ts';

/** What each kind of criterion asks. One matcher and one piece of SQL per kind follow from this list. */
export interface Asks {
  attribute: { readonly name: string; readonly dimension: AttributeDimension };
  userAttribute: { readonly name: string; readonly dimension: AttributeDimension };
  metric: { readonly name: string; readonly dimension: MetricDimension };
  recency: RecencyDimension;
  channel: SetDimension;
  demographic: {
    readonly member: 'AppVersion' | 'Make' | 'Model' | 'Platform';
    readonly dimension: SetDimension;
  };
  country: SetDimension;
  gpsPoint: GpsPointDimension;
}

export type CriterionKind = keyof Asks;
export type Criterion<K extends CriterionKind = CriterionKind> = {
  [P in K]: { readonly kind: P; readonly ask: Asks[P] };
}[K];

const DEMOGRAPHIC = ['AppVersion', 'Make', 'Model', 'Platform'] as const;

/** The criteria of one dimensions object; an endpoint matches when all of them hold, so with none everybody does. */
export function criteriaOf(dimensions: SegmentDimensions): Criterion[] {
  const { Attributes, UserAttributes, Metrics, Behavior, Demographic, Location } = dimensions;
  const named = <T>(from: Readonly<Record<string, T>> = {}) =>
    Object.entries(from).map(([name, dimension]) => ({ name, dimension }));
  return [
    ...named(Attributes).map((ask) => ({ kind: 'attribute', ask }) as const),
    ...named(UserAttributes).map((ask) => ({ kind: 'userAttribute', ask }) as const),
    ...named(Metrics).map((ask) => ({ kind: 'metric', ask }) as const),
    ...present(Behavior?.Recency).map((ask) => ({ kind: 'recency', ask }) as const),
    ...present(Demographic?.Channel).map(
      (ask) => ({ kind: 'channel', ask: spelledOut(ask) }) as const,
    ),
    ...DEMOGRAPHIC.flatMap((member) =>
      present(Demographic?.[member]).map(
        (dimension) => ({ kind: 'demographic', ask: { member, dimension } }) as const,
      ),
    ),
    ...present(Location?.Country).map((ask) => ({ kind: 'country', ask }) as const),
    ...present(Location?.GPSPoint).map((ask) => ({ kind: 'gpsPoint', ask }) as const),
  ];
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
