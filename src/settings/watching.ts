import { type Env, oneOf, wholeNumber } from './read.ts';

/** What is kept and shown for those who run Cairn. */
export interface WatchingSettings {
  /** `control`: the audit log leaves out allowed calls of the busy operations. */
  readonly audit: 'control' | 'all';
  readonly auditDays: number;
  /** The first of the ports that metrics are on; undefined: only on the API's port, with a key. */
  readonly metricsPort: number | undefined;
  readonly slowRequestMs: number;
}

export function watchingSettings(env: Env): WatchingSettings {
  return {
    audit: oneOf(env, 'CAIRN_AUDIT', ['control', 'all']),
    auditDays: wholeNumber(env, 'CAIRN_AUDIT_DAYS', { min: 1, max: 36_500 }) ?? 365,
    metricsPort: wholeNumber(env, 'CAIRN_METRICS_PORT', { min: 1, max: 65_533 }),
    slowRequestMs: wholeNumber(env, 'CAIRN_SLOW_REQUEST_MS', { min: 1, max: 3_600_000 }) ?? 1000,
  };
}
