import type { MetricDimension } from './dimensions.ts';

export const METRIC_OPERATORS = {
  GREATER_THAN: (value, limit) => value > limit,
  LESS_THAN: (value, limit) => value < limit,
  GREATER_THAN_OR_EQUAL: (value, limit) => value >= limit,
  LESS_THAN_OR_EQUAL: (value, limit) => value <= limit,
  EQUAL: (value, limit) => value === limit,
} as const satisfies Record<string, (value: number, limit: number) => boolean>;

export type MetricOperator = keyof typeof METRIC_OPERATORS;

export function isMetricOperator(text: string): text is MetricOperator {
  return Object.hasOwn(METRIC_OPERATORS, text);
}

/** Whether a metric is what a dimension asks for; an absent one never is. */
export function matchesMetric(
  { ComparisonOperator: operator, Value: limit }: MetricDimension,
  value: number | undefined,
): boolean {
  if (value === undefined || !isMetricOperator(operator)) return false;
  return METRIC_OPERATORS[operator](value, limit);
}
