import { resolve } from 'node:path';
import { OPERATIONS } from './api/model.ts';
import {
  type Env,
  list,
  matching,
  oneOf,
  servingSettings,
  type ServingSettings,
  SettingError,
  temporalSettings,
  type TemporalSettings,
  url,
  watchingSettings,
  type WatchingSettings,
  wholeNumber,
} from './settings/index.ts';

export { SettingError } from './settings/index.ts';

export type Role = 'all' | 'api' | 'worker';

/** Everything that can be set from outside, read once; names and defaults as in the README. */
export interface Settings extends TemporalSettings, ServingSettings, WatchingSettings {
  readonly port: number;
  readonly host: string;
  readonly home: string;
  /** Undefined: embedded Postgres in `home`. */
  readonly databaseUrl: string | undefined;
  /** Connections to Postgres that this process opens at most. */
  readonly databaseConnections: number;
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

const operationNames = new Set(OPERATIONS.map(({ name }) => name));

const isHost = (text: string) => /^(\[[\da-f:]+\]|[\w.-]+)(:\d+)?$/i.test(text);

/** Reads the settings from the environment. @throws SettingError naming the wrong setting */
export function readSettings(env: Env = process.env): Settings {
  const host = env.CAIRN_HOST || '127.0.0.1';
  const listenPort = wholeNumber(env, 'CAIRN_PORT', { min: 1, max: 65_535 }) ?? 8080;
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
  const watching = watchingSettings(env);
  const { metricsPort } = watching;
  if (metricsPort !== undefined && listenPort >= metricsPort && listenPort <= metricsPort + 2) {
    throw new SettingError(
      `CAIRN_METRICS_PORT ${metricsPort} and the two after it must not be CAIRN_PORT ${listenPort}`,
    );
  }
  const publicHost = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    port: listenPort,
    host,
    home: resolve(env.CAIRN_HOME || '.cairn'),
    databaseUrl,
    databaseConnections:
      wholeNumber(env, 'CAIRN_DATABASE_CONNECTIONS', { min: 2, max: 1000 }) ?? 20,
    ...temporalSettings(env),
    ...servingSettings(env, operationNames),
    ...watching,
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
    webhookHosts: list(env, 'CAIRN_WEBHOOK_HOSTS', isHost, 'host or host:port'),
    smtpUrl: url(env, 'CAIRN_SMTP_URL', ['smtp:', 'smtps:']),
  };
}
