import { DefaultLogger, Runtime, type LogLevel } from '@temporalio/worker';
import type { Logger } from 'pino';

const METHODS: Readonly<Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'>> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  // The worker tells each of its states at INFO, for each queue: too much for a person's terminal.
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
};

/** Lets Temporal's SDK write to the process's log. Once per process, before the first worker. */
export function logTemporalTo(log: Logger): void {
  const logger = new DefaultLogger('INFO', ({ level, message, meta }) => {
    // Queues without workflows are meant to have none.
    const method = message.startsWith('No workflows registered') ? 'debug' : METHODS[level];
    log[method]({ ...meta }, message);
  });
  Runtime.install({ logger });
}
