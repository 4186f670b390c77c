import { nearest } from '../domain/nearest.ts';
import type { Env } from './read.ts';

/** Every setting that begins with CAIRN_. */
export const SETTINGS = [
  'CAIRN_ACCESS_KEY_ID',
  'CAIRN_ACCOUNT_ID',
  'CAIRN_AUDIT',
  'CAIRN_AUDIT_DAYS',
  'CAIRN_CORS_ORIGINS',
  'CAIRN_DATABASE_CONNECTIONS',
  'CAIRN_DRAIN_SECONDS',
  'CAIRN_HOME',
  'CAIRN_HOST',
  'CAIRN_MASTER_KEY',
  'CAIRN_METRICS_PORT',
  'CAIRN_PORT',
  'CAIRN_PUBLIC_URL',
  'CAIRN_RATE_LIMIT',
  'CAIRN_RATE_LIMITS',
  'CAIRN_REGION',
  'CAIRN_ROLE',
  'CAIRN_SAMPLE',
  'CAIRN_SECRET_ACCESS_KEY',
  'CAIRN_SLOW_REQUEST_MS',
  'CAIRN_SMTP_URL',
  'CAIRN_TRUSTED_PROXIES',
  'CAIRN_WEBHOOK_HOSTS',
] as const;

const KNOWN: ReadonlySet<string> = new Set(SETTINGS);

/** One line for each variable that looks like a setting and is none: whoever misspelt it waits for it to act. */
export function unknownSettings(env: Env): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('CAIRN_') && !KNOWN.has(name))
    .sort()
    .map((name) => {
      const [meant] = nearest(name, SETTINGS);
      return `${name} is no setting and is ignored${meant === undefined ? '' : `: perhaps ${meant} is meant`}`;
    });
}
