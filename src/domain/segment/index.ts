export { matchesAttribute } from './attribute.ts';
export { type Asks, criteriaOf, type Criterion, type CriterionKind } from './criteria.ts';
export {
  attributeText,
  dimensionsText,
  lookedAt,
  metricText,
  unmetCriteria,
  valueText,
  type Unmet,
} from './describe.ts';
export type * from './dimensions.ts';
export { INSTANT_PATTERN, instantKey } from './instant-key.ts';
export { matchesDimensions } from './match.ts';
export { isMetricOperator, matchesMetric, type MetricOperator } from './metric.ts';
export { EARTH_RADIUS_KM } from './place.ts';
export { criteriaProblems, dimensionsProblems } from './problems.ts';
export { activeSince } from './recency.ts';
