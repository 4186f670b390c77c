import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { type Env, list, SettingError, wholeNumber } from './read.ts';

/** How requests are taken: from where, from which pages, and how many. */
export interface ServingSettings {
  /** Proxies whose X-Forwarded-For is believed: addresses, ranges, or the names of `NAMED_RANGES`. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may call `/v1`; `*` is every one. */
  readonly corsOrigins: readonly string[];
  /** Requests per second for each key and operation; 0 is no limit. */
  readonly rateLimit: number;
  /** The same for single operations. */
  readonly rateLimits: ReadonlyMap<string, number>;
  /** How long readiness fails before a stopping API takes no more connections. */
  readonly drainSeconds: number;
}

const DEFAULT_RATE = 1000;
/** As Express knows them. */
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

function isProxy(text: string): boolean {
  if (NAMED_RANGES.includes(text)) return true;
  // Trusting everyone is trusting the sender of the header.
  if (text.includes('/')) return ipaddr.isValidCIDR(text) && !text.endsWith('/0');
  return isIP(text) !== 0 && !text.includes('%');
}

function isOrigin(text: string): boolean {
  return text === '*' || (URL.canParse(text) && new URL(text).origin === text);
}

function corsOrigins(env: Env): string[] {
  if (env.CAIRN_CORS_ORIGINS === 'none') return [];
  const origins = list(
    env,
    'CAIRN_CORS_ORIGINS',
    isOrigin,
    'none, *, or origins such as https://app.example.com',
  );
  return origins.length > 0 ? origins : ['*'];
}

/** Requests per second: with a fraction, so that one a minute can be said. */
function rate(text: string): number | undefined {
  return /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

function rateLimit(env: Env): number {
  const text = env.CAIRN_RATE_LIMIT;
  const value = text ? rate(text) : DEFAULT_RATE;
  if (value !== undefined) return value;
  throw new SettingError(
    `CAIRN_RATE_LIMIT is "${text}": expected requests per second, 0 to 999999 (0: no limit)`,
  );
}

function rateLimits(env: Env, operations: ReadonlySet<string>): Map<string, number> {
  const name = 'CAIRN_RATE_LIMITS';
  const form = 'operations with requests per second such as SendMessages=100';
  const pairs = list(env, name, (item) => /^\w+=/.test(item), form).map((item) => {
    const [operation = '', text = ''] = item.split('=');
    if (!operations.has(operation)) {
      throw new SettingError(`${name} has "${operation}": there is no operation of this name`);
    }
    const value = rate(text);
    if (value === undefined) throw new SettingError(`${name} has "${item}": expected ${form}`);
    return [operation, value] as const;
  });
  return new Map(pairs);
}

export function servingSettings(env: Env, operations: ReadonlySet<string>): ServingSettings {
  return {
    trustedProxies: list(
      env,
      'CAIRN_TRUSTED_PROXIES',
      isProxy,
      `addresses, ranges such as 10.0.0.0/8, or ${NAMED_RANGES.join(', ')}`,
    ),
    corsOrigins: corsOrigins(env),
    rateLimit: rateLimit(env),
    rateLimits: rateLimits(env, operations),
    drainSeconds: wholeNumber(env, 'CAIRN_DRAIN_SECONDS', { min: 0, max: 10 }) ?? 0,
  };
}
