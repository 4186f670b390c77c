import { Counter, Gauge, Histogram } from 'prom-client';
import { registry } from './registry.ts';

const registers = [registry];

export const requests = new Counter({
  name: 'cairn_http_requests_total',
  help: 'Requests that have ended, by operation (none: no operation of the API) and status',
  labelNames: ['operation', 'status'] as const,
  registers,
});

export const requestDuration = new Histogram({
  name: 'cairn_http_request_duration_seconds',
  help: 'Time from the first byte of a request to the end of its answer',
  labelNames: ['operation'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});

export const requestsInFlight = new Gauge({
  name: 'cairn_http_requests_in_flight',
  help: 'Requests that are being answered',
  registers,
});

export const rateLimited = new Counter({
  name: 'cairn_rate_limited_requests_total',
  help: 'Requests that were over the limit of their key for the operation',
  labelNames: ['operation'] as const,
  registers,
});

export const authenticationFailures = new Counter({
  name: 'cairn_authentication_failures_total',
  help: 'Credentials that did not fit',
  registers,
});
