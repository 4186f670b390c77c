import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlerOf } from '../../src/api/handlers.ts';
import { OPERATIONS } from '../../src/api/model.ts';
import type { Operation } from '../../src/api/model.ts';
import { attacksOn, bodyAttackOn, requestOf } from './isolation/attack.ts';
import type { Attack } from './isolation/attack.ts';
import { contentOf } from './isolation/content.ts';
import type { Content } from './isolation/content.ts';
import { digestOf } from './isolation/rows.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

const SECRET = 'secretofvictim';

let world: ApiWorld;
let victim: Content;
let attacker: Content;
let before: Record<string, string>;
beforeAll(async () => {
  world = await apiWorld((deps) => ({ ...deps, settings: { ...deps.settings, rateLimit: 0 } }));
  victim = await contentOf(world, { account: '111111111111', name: 'one', secret: SECRET });
  attacker = await contentOf(world, { account: '222222222222', name: 'two', secret: 'another' });
  before = await digestOf(world.deps.db, victim.account);
});
afterAll(() => world.close());

async function call(token: string, operation: Operation, attack: Attack) {
  const { method, path, body } = requestOf(operation, attack);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${world.url}${path}`, { method, headers, body });
  return { status: response.status, text: await response.text() };
}

async function expectNothingHappened(text: string): Promise<void> {
  expect(text).not.toContain(SECRET);
  expect(await digestOf(world.deps.db, victim.account)).toEqual(before);
}

it('an account to be attacked has rows in most tables', () => {
  const filled = Object.values(before).filter((digest) => !digest.startsWith('0 rows'));
  expect(filled.length).toBeGreaterThan(20);
});

const built = OPERATIONS.filter(({ name }) => handlerOf(name)).map(
  (operation) => [operation.name, operation] as const,
);

describe.each(['administrator', 'root'] as const)('the %s of another account', (role) => {
  it.each(built)('gets nothing by %s', async (_name, operation) => {
    const texts: string[] = [];
    for (const attack of attacksOn(operation, victim, attacker)) {
      const { status, text } = await call(attacker.keys[role], operation, attack);
      expect([400, 403, 404], `${attack.what}: ${status} ${text}`).toContain(status);
      texts.push(text);
    }
    await expectNothingHappened(texts.join());
  });

  it('reads its own lists without the other’s', async () => {
    const lists = built.filter(
      ([name, { path }]) => /^(Get|List)/.test(name) && !path.includes('{'),
    );
    expect(lists.length).toBeGreaterThan(5);
    for (const [, operation] of lists) {
      const attack = { what: 'a list', labels: {}, bodyOf: attacker };
      const { text } = await call(attacker.keys[role], operation, attack);
      await expectNothingHappened(text);
    }
  });
});

// After the others: some of these make endpoints of their own that are called like the victim's.
describe('ids of another account in the body', () => {
  it.each(built)('of %s tell and change nothing', async (_name, operation) => {
    for (const attack of bodyAttackOn(operation, victim, attacker)) {
      const { status, text } = await call(attacker.keys.administrator, operation, attack);
      expect(status, `${attack.what}: ${text}`).toBeLessThan(500);
      await expectNothingHappened(text);
    }
  });
});
