/** What a segment asks of an endpoint, as the wire's SegmentDimensions names it. All parts must hold. */

export interface SetDimension {
  /** Absent: INCLUSIVE. */
  readonly DimensionType?: 'INCLUSIVE' | 'EXCLUSIVE';
  readonly Values: readonly string[];
}

export type AttributeType =
  'INCLUSIVE' | 'EXCLUSIVE' | 'CONTAINS' | 'BEFORE' | 'AFTER' | 'ON' | 'BETWEEN';

export interface AttributeDimension {
  /** Absent: INCLUSIVE. */
  readonly AttributeType?: AttributeType;
  readonly Values: readonly string[];
}

export interface MetricDimension {
  /** GREATER_THAN, LESS_THAN, …: a plain string on the wire. */
  readonly ComparisonOperator: string;
  readonly Value: number;
}

export interface RecencyDimension {
  readonly Duration: 'HR_24' | 'DAY_7' | 'DAY_14' | 'DAY_30';
  readonly RecencyType: 'ACTIVE' | 'INACTIVE';
}

export interface GpsPointDimension {
  readonly Coordinates: { readonly Latitude: number; readonly Longitude: number };
  readonly RangeInKilometers?: number;
}

export interface SegmentDimensions {
  readonly Attributes?: Readonly<Record<string, AttributeDimension>>;
  readonly UserAttributes?: Readonly<Record<string, AttributeDimension>>;
  readonly Metrics?: Readonly<Record<string, MetricDimension>>;
  readonly Behavior?: { readonly Recency?: RecencyDimension };
  readonly Demographic?: {
    readonly AppVersion?: SetDimension;
    readonly Channel?: SetDimension;
    readonly DeviceType?: SetDimension;
    readonly Make?: SetDimension;
    readonly Model?: SetDimension;
    readonly Platform?: SetDimension;
  };
  readonly Location?: {
    readonly Country?: SetDimension;
    readonly GPSPoint?: GpsPointDimension;
  };
}

export type Combination = 'ALL' | 'ANY' | 'NONE';

export interface SegmentReference {
  readonly Id: string;
  readonly Version?: number;
}

export interface SegmentGroup {
  readonly Dimensions?: readonly SegmentDimensions[];
  readonly SourceSegments?: readonly SegmentReference[];
  /** How the source segments combine. Absent: ALL. */
  readonly SourceType?: Combination;
  /** How the entries of Dimensions combine. Absent: ALL. */
  readonly Type?: Combination;
}

export interface SegmentGroups {
  readonly Groups?: readonly SegmentGroup[];
  /** How the groups combine. Absent: ALL. */
  readonly Include?: Combination;
}
