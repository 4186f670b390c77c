import { lookup } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import { DefaultLogger, Runtime, type LogLevel } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Deps } from '../context.ts';
import { StartError } from '../start-error.ts';

const METHODS: Readonly<Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'>> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  // The worker tells each of its states at INFO, for each queue: too much for a person's terminal.
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
};

function loggerTo(log: Logger): DefaultLogger {
  return new DefaultLogger('INFO', ({ level, message, meta }) => {
    // Queues without workflows are meant to have none.
    const method = message.startsWith('No workflows registered') ? 'debug' : METHODS[level];
    log[method]({ ...meta }, message);
  });
}

/** The SDK takes addresses only, no names. */
async function metricsAddress(host: string, port: number): Promise<string> {
  const { address } = await lookup(host);
  return `${isIPv6(address) ? `[${address}]` : address}:${port}`;
}

/**
 * Lets Temporal's SDK write to the process's log, and serve its metrics on the port after the worker's. Once per
 * process, before the first worker.
 */
export async function installRuntime({
  log,
  settings,
}: Pick<Deps, 'log' | 'settings'>): Promise<void> {
  const logger = loggerTo(log);
  const { host, metricsPort } = settings;
  if (metricsPort === undefined) return void Runtime.install({ logger });
  const port = metricsPort + 2;
  const prometheus = { bindAddress: await metricsAddress(host, port) };
  try {
    Runtime.install({ logger, telemetryOptions: { metrics: { prometheus } } });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`CAIRN_METRICS_PORT: port ${port} can't be listened on: ${why}`, {
      cause,
    });
  }
}
