import { Counter } from 'prom-client';
import { registry } from './registry.ts';

export const deliveries = new Counter({
  name: 'cairn_deliveries_total',
  help: 'Attempts to deliver a message, by channel and the state they left it in (claimed: to be tried again)',
  labelNames: ['channel', 'state'] as const,
  registers: [registry],
});
