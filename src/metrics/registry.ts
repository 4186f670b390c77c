import { collectDefaultMetrics, Registry } from 'prom-client';

/** What this process has counted since it began. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });
