import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { searchAttributes } from '../src/embedded/search-attributes.ts';
import { readSettings } from '../src/settings.ts';

interface Service {
  image?: string;
  build?: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  command?: string[];
}

const text = await readFile('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service> };
const services = Object.entries(compose.services);
const roles = services.filter(([, { build }]) => build !== undefined);

/** The names that `readSettings` looks for. */
function settingNames(): Set<string> {
  const names = new Set<string>();
  readSettings(
    new Proxy({}, { get: (_, name) => void (typeof name === 'string' && names.add(name)) }),
  );
  return names;
}

it('runs each role, Postgres, Temporal and its UI in a container of its own', () => {
  const names = services.map(([name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(['api', 'worker', 'postgres', 'temporal', 'temporal-ui']),
  );
  expect(roles.map(([name, { environment }]) => [name, environment?.CAIRN_ROLE])).toEqual([
    ['api', 'api'],
    ['worker', 'worker'],
  ]);
});

it('pins every image to a version', () => {
  for (const [, { image, build }] of services) {
    if (!build) expect(image).toMatch(/^[\w/-]+:\d/);
  }
});

it('sets only what Cairn reads, and enough to start a role', () => {
  for (const [, { environment = {} }] of roles) {
    expect([...settingNames()]).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(Object.keys(environment)).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'CAIRN_MASTER_KEY']),
    );
  }
});

it('has no secret in it: each must be given from outside', () => {
  const secrets = /^(?:.*PASSWORD|.*_PWD|.*SECRET.*|.*MASTER_KEY|.*ACCESS_KEY_ID|DATABASE_URL)$/;
  const found = services.flatMap(([, { environment = {} }]) =>
    Object.entries(environment).filter(([name]) => secrets.test(name)),
  );
  expect(found.length).toBeGreaterThan(8);
  for (const [, value] of found) expect(value).toMatch(/\$\{[A-Z_]+:\?[^}]+\}/);
});

it('waits only for services that exist, and for health only where it is checked', () => {
  for (const [, { depends_on = {} }] of services) {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      expect(compose.services).toHaveProperty([name]);
      if (condition === 'service_healthy') {
        expect(compose.services[name]?.healthcheck?.test.length).toBeGreaterThan(1);
      }
    }
  }
  expect(compose.services.api?.healthcheck?.test.join(' ')).toContain('/readyz');
});

it('registers the search attributes of the workflows', () => {
  const command = compose.services['temporal-setup']?.command?.join('\n') ?? '';
  for (const name of searchAttributes) expect(command).toContain(name);
});
