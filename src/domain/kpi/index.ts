export {
  doubleText,
  factsOf,
  valueOf,
  type Fact,
  type Grouping,
  type Kpi,
  type Population,
} from './kpi.ts';
export { readRange, type AskedRange, type DateRange } from './range.ts';
export { findKpi, SCOPES, type Scope } from './scopes.ts';
