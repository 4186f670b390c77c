import { resolve } from 'node:path';

export type Role = 'all' | 'api' | 'worker';

/** Everything that can be set from outside, read once; names and defaults as in the README. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly home: string;
  /** Undefined: embedded Postgres in `home`. */
  readonly databaseUrl: string | undefined;
  /** Undefined: embedded Temporal in `home`. */
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly temporalApiKey: string | undefined;
  /** Paths of PEM files; TLS is on when any of them or the API key is given. */
  readonly temporalTls: { ca?: string; cert?: string; key?: string; serverName?: string };
  readonly accessKeyId: string | undefined;
  readonly secretAccessKey: string | undefined;
  readonly masterKey: string | undefined;
  readonly region: string;
  readonly accountId: string;
  readonly publicUrl: string;
  readonly role: Role;
  readonly sample: boolean;
  /** smtp:// or smtps:// for e-mail of projects without a provider of their own; undefined: the outbox. */
  readonly smtpUrl: string | undefined;
  /** Hosts (host or host:port) that webhooks may reach although they are private or plain http. */
  readonly webhookHosts: readonly string[];
}

/** A wrong setting ends the start with one line; the message names the setting. */
export class SettingError extends Error {}

type Env = Record<string, string | undefined>;

function port(env: Env): number {
  const text = env.CAIRN_PORT ?? '8080';
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65535) {
    throw new SettingError(`CAIRN_PORT is "${text}": expected a whole number from 1 to 65535`);
  }
  return value;
}

function oneOf<T extends string>(env: Env, name: string, allowed: readonly T[]): T {
  const text = env[name] || allowed[0];
  const found = allowed.find((value) => value === text);
  if (!found) throw new SettingError(`${name} is "${text}": expected one of ${allowed.join(', ')}`);
  return found;
}

function matching(env: Env, name: string, shape: RegExp, expected: string): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!shape.test(text)) throw new SettingError(`${name} is not valid: expected ${expected}`);
  return text;
}

function url(env: Env, name: string, protocols: readonly string[]): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (!parsed || !protocols.includes(parsed.protocol)) {
    throw new SettingError(
      `${name} is not valid: expected a URL that starts with ${protocols.join(' or ')}`,
    );
  }
  return text;
}

function hosts(env: Env, name: string): string[] {
  const found = (env[name] ?? '').split(',').map((host) => host.trim());
  const wrong = found.find(
    (host) => host !== '' && !/^(\[[\da-f:]+\]|[\w.-]+)(:\d+)?$/i.test(host),
  );
  if (wrong)
    throw new SettingError(
      `${name} has "${wrong}": expected host or host:port, separated by commas`,
    );
  return found.filter(Boolean);
}

/** Reads the settings from the environment. @throws SettingError naming the wrong setting */
export function readSettings(env: Env = process.env): Settings {
  const host = env.CAIRN_HOST || '127.0.0.1';
  const listenPort = port(env);
  const accessKeyId = matching(
    env,
    'CAIRN_ACCESS_KEY_ID',
    /^[\w./+=@-]{3,128}$/,
    '3 to 128 letters, digits or . / + = @ _ -',
  );
  const secretAccessKey = matching(
    env,
    'CAIRN_SECRET_ACCESS_KEY',
    /^\S{8,}$/,
    'at least 8 characters without spaces',
  );
  if (Boolean(accessKeyId) !== Boolean(secretAccessKey)) {
    throw new SettingError(
      'CAIRN_ACCESS_KEY_ID and CAIRN_SECRET_ACCESS_KEY belong together: set both or neither',
    );
  }
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const masterKey = matching(
    env,
    'CAIRN_MASTER_KEY',
    /^[A-Za-z0-9+/]{43}=$/,
    '32 bytes in base64 (openssl rand -base64 32)',
  );
  if (databaseUrl && !masterKey) {
    throw new SettingError(
      'CAIRN_MASTER_KEY is missing: it is required with DATABASE_URL (openssl rand -base64 32)',
    );
  }
  const publicHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    port: listenPort,
    host,
    home: resolve(env.CAIRN_HOME || '.cairn'),
    databaseUrl,
    temporalAddress: matching(env, 'TEMPORAL_ADDRESS', /^\S+:\d+$/, 'host:port'),
    temporalNamespace: env.TEMPORAL_NAMESPACE || 'default',
    temporalApiKey: env.TEMPORAL_API_KEY || undefined,
    temporalTls: {
      ca: env.TEMPORAL_TLS_CA || undefined,
      cert: env.TEMPORAL_TLS_CERT || undefined,
      key: env.TEMPORAL_TLS_KEY || undefined,
      serverName: env.TEMPORAL_TLS_SERVER_NAME || undefined,
    },
    accessKeyId,
    secretAccessKey,
    masterKey,
    region:
      matching(env, 'CAIRN_REGION', /^[a-z0-9-]{1,32}$/, 'a region name such as us-east-1') ??
      'us-east-1',
    accountId: matching(env, 'CAIRN_ACCOUNT_ID', /^\d{12}$/, '12 digits') ?? '000000000000',
    publicUrl: (
      url(env, 'CAIRN_PUBLIC_URL', ['http:', 'https:']) ?? `http://${publicHost}:${listenPort}`
    ).replace(/\/+$/, ''),
    role: oneOf<Role>(env, 'CAIRN_ROLE', ['all', 'api', 'worker']),
    sample: oneOf(env, 'CAIRN_SAMPLE', ['on', 'off']) === 'on',
    webhookHosts: hosts(env, 'CAIRN_WEBHOOK_HOSTS'),
    smtpUrl: url(env, 'CAIRN_SMTP_URL', ['smtp:', 'smtps:']),
  };
}
