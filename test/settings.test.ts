import { describe, expect, it } from 'vitest';
import { readSettings, SettingError } from '../src/settings.ts';

const masterKey = Buffer.alloc(32, 7).toString('base64');

describe('without any setting', () => {
  it('everything is embedded, on this machine only', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: undefined,
      databaseConnections: 20,
      temporalAddress: undefined,
      temporalNamespace: 'default',
      region: 'us-east-1',
      accountId: '000000000000',
      publicUrl: 'http://127.0.0.1:8080',
      role: 'all',
      sample: true,
    });
    expect(settings.home).toMatch(/\.cairn$/);
  });

  it('an empty variable is as good as none', () => {
    expect(readSettings({ DATABASE_URL: '', CAIRN_ROLE: '', CAIRN_HOST: '' })).toEqual(
      readSettings({}),
    );
  });
});

describe('a wrong setting is named', () => {
  it.each([
    ['CAIRN_PORT', { CAIRN_PORT: '0' }],
    ['CAIRN_PORT', { CAIRN_PORT: '8080x' }],
    ['CAIRN_PORT', { CAIRN_PORT: '70000' }],
    ['CAIRN_DATABASE_CONNECTIONS', { CAIRN_DATABASE_CONNECTIONS: '1' }],
    ['CAIRN_ROLE', { CAIRN_ROLE: 'server' }],
    ['CAIRN_SAMPLE', { CAIRN_SAMPLE: 'yes' }],
    ['CAIRN_MASTER_KEY', { CAIRN_MASTER_KEY: 'short' }],
    ['CAIRN_ACCOUNT_ID', { CAIRN_ACCOUNT_ID: '123' }],
    ['CAIRN_REGION', { CAIRN_REGION: 'EU West' }],
    ['CAIRN_PUBLIC_URL', { CAIRN_PUBLIC_URL: 'cairn.example.com' }],
    ['CAIRN_SMTP_URL', { CAIRN_SMTP_URL: 'http://mail.example.com' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/cairn', CAIRN_MASTER_KEY: masterKey }],
    ['TEMPORAL_ADDRESS', { TEMPORAL_ADDRESS: 'temporal' }],
    ['CAIRN_ACCESS_KEY_ID', { CAIRN_ACCESS_KEY_ID: 'ab', CAIRN_SECRET_ACCESS_KEY: 'long enough' }],
    ['CAIRN_SECRET_ACCESS_KEY', { CAIRN_ACCESS_KEY_ID: 'abc' }],
    ['CAIRN_MASTER_KEY', { DATABASE_URL: 'postgres://localhost/cairn' }],
    ['CAIRN_WEBHOOK_HOSTS', { CAIRN_WEBHOOK_HOSTS: 'hooks.example.com, http://x' }],
    ['CAIRN_TRUSTED_PROXIES', { CAIRN_TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['CAIRN_TRUSTED_PROXIES', { CAIRN_TRUSTED_PROXIES: '0.0.0.0/0' }],
    ['CAIRN_TRUSTED_PROXIES', { CAIRN_TRUSTED_PROXIES: 'balancer.example.com' }],
    ['CAIRN_CORS_ORIGINS', { CAIRN_CORS_ORIGINS: 'https://app.example.com/' }],
    ['CAIRN_RATE_LIMIT', { CAIRN_RATE_LIMIT: '-1' }],
    ['CAIRN_RATE_LIMIT', { CAIRN_RATE_LIMIT: 'lots' }],
    ['CAIRN_RATE_LIMITS', { CAIRN_RATE_LIMITS: 'SendMessage=5' }],
    ['CAIRN_RATE_LIMITS', { CAIRN_RATE_LIMITS: 'SendMessages' }],
    ['CAIRN_RATE_LIMITS', { CAIRN_RATE_LIMITS: 'SendMessages=5,CreateApp=x' }],
    ['CAIRN_AUDIT', { CAIRN_AUDIT: 'off' }],
    ['CAIRN_AUDIT_DAYS', { CAIRN_AUDIT_DAYS: '0' }],
    ['CAIRN_METRICS_PORT', { CAIRN_METRICS_PORT: '65534' }],
    ['CAIRN_METRICS_PORT', { CAIRN_METRICS_PORT: '9464', CAIRN_PORT: '9466' }],
    ['CAIRN_SLOW_REQUEST_MS', { CAIRN_SLOW_REQUEST_MS: '1.5' }],
    ['CAIRN_DRAIN_SECONDS', { CAIRN_DRAIN_SECONDS: '11' }],
  ])('%s of %j', (name, env) => {
    expect(() => readSettings(env)).toThrow(SettingError);
    expect(() => readSettings(env)).toThrow(name);
  });

  it('and its value stays secret', () => {
    const env = { CAIRN_ACCESS_KEY_ID: 'abc', CAIRN_SECRET_ACCESS_KEY: 'with a space' };
    expect(() => readSettings(env)).toThrow(/^(?!.*with a space)/);
  });
});

describe('a right setting is taken', () => {
  it.each(['abc', 'a'.repeat(128)])('access key id %s', (id) => {
    const env = { CAIRN_ACCESS_KEY_ID: id, CAIRN_SECRET_ACCESS_KEY: '12345678' };
    expect(readSettings(env).accessKeyId).toBe(id);
  });

  it('the public URL follows host and port', () => {
    expect(readSettings({ CAIRN_HOST: '0.0.0.0', CAIRN_PORT: '9000' }).publicUrl).toBe(
      'http://localhost:9000',
    );
  });

  it('limits, for all operations and for single ones', () => {
    expect(readSettings({})).toMatchObject({ rateLimit: 1000, rateLimits: new Map() });
    const env = { CAIRN_RATE_LIMIT: '0', CAIRN_RATE_LIMITS: ' SendMessages=100, CreateApp=0.5,' };
    const limits = new Map([
      ['SendMessages', 100],
      ['CreateApp', 0.5],
    ]);
    expect(readSettings(env)).toMatchObject({ rateLimit: 0, rateLimits: limits });
  });

  it.each([
    [undefined, ['*']],
    ['none', []],
    [
      'https://a.example.com, http://localhost:3000',
      ['https://a.example.com', 'http://localhost:3000'],
    ],
  ])('origins of pages %s', (CAIRN_CORS_ORIGINS, corsOrigins) => {
    expect(readSettings({ CAIRN_CORS_ORIGINS })).toMatchObject({ corsOrigins });
  });

  it('proxies by address, range and name', () => {
    const CAIRN_TRUSTED_PROXIES = '10.0.0.0/8,fd00::1,loopback';
    expect(readSettings({ CAIRN_TRUSTED_PROXIES }).trustedProxies).toEqual([
      '10.0.0.0/8',
      'fd00::1',
      'loopback',
    ]);
  });

  it('the public URL loses its last slash', () => {
    const env = { CAIRN_PUBLIC_URL: 'https://cairn.example.com/' };
    expect(readSettings(env).publicUrl).toBe('https://cairn.example.com');
  });
});
