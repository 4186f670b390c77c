import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkOf, noteFailure, removeStaleLimits } from '../../src/rate-limits/index.ts';
import { testWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => (world = await testWorld()));
afterAll(() => world.close());

let addresses = 0;
const newAddress = () => `192.0.2.${(addresses += 1)}`;
const fail = (sourceAddress: string, keyId?: string) =>
  noteFailure(world.deps, { sourceAddress, keyId });

/** As if that much time had gone by for an address. */
const pass = (source: string, seconds: number) =>
  world.deps.db.raw(
    `update failed_authentications set last_at = last_at - :seconds * interval '1 second',
       blocked_until = blocked_until - :seconds * interval '1 second' where source = :source`,
    { seconds, source },
  );

async function failTimes(address: string, times: number, keyId?: string) {
  const waits: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const { wait } = await fail(address, keyId);
    waits.push(Math.round(wait));
    await pass(address, wait);
  }
  return waits;
}

describe('a network that fails to authenticate', () => {
  it('may fail nine times, then waits twice as long each time, up to five minutes', async () => {
    const free = Array.from({ length: 9 }, () => 0);
    const grown = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300];
    expect(await failTimes(newAddress(), 20, 'known')).toEqual([...free, ...grown]);
  });

  it('waits whatever keys it makes up', async () => {
    const address = newAddress();
    await failTimes(address, 9);
    expect((await fail(address)).wait).toBeGreaterThan(0);
    const rows = world.deps.db('failed_authentications').where({ source: address });
    expect(await rows).toMatchObject([{ key_id: '', failures: 10 }]);
  });

  it('waits for one key, not for another', async () => {
    const address = newAddress();
    await failTimes(address, 9, 'one');
    await pass(address, 0);
    const [own, other] = [await fail(address, 'one'), await fail(newAddress(), 'one')];
    expect(own.failures).toBe(10);
    expect(other).toMatchObject({ failures: 1, wait: 0 });
  });

  it('is not made to wait longer by what it tries while it waits', async () => {
    const address = newAddress();
    await failTimes(address, 9, 'key');
    const first = await fail(address, 'key');
    const second = await fail(address, 'key');
    expect(first).toMatchObject({ failures: 10, isCounted: true });
    expect(second).toMatchObject({ failures: 10, isCounted: false });
    expect(second.wait).toBeLessThanOrEqual(first.wait);
  });

  it('is counted right when many tries come at once', async () => {
    const address = newAddress();
    await Promise.all(Array.from({ length: 8 }, () => fail(address, 'key')));
    expect(await fail(address, 'key')).toMatchObject({ failures: 9, wait: 0 });
  });

  it('starts anew after an hour of peace', async () => {
    const address = newAddress();
    await failTimes(address, 15, 'key');
    await pass(address, 3601);
    expect(await fail(address, 'key')).toMatchObject({ failures: 1, wait: 0 });
  });

  it('is forgotten by the sweep after that hour', async () => {
    const [old, fresh] = [newAddress(), newAddress()];
    await fail(old, 'key');
    await fail(fresh, 'key');
    await pass(old, 3601);
    await removeStaleLimits(world.deps);
    const rows = world.deps.db('failed_authentications').whereIn('source', [old, fresh]);
    expect(await rows.pluck('source')).toEqual([fresh, fresh]);
  });
});

describe('a network', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['::1', '::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
