import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort, isFree } from '../../src/embedded/ports.ts';

const server = createServer();
let taken: number;
beforeEach(async () => {
  taken = await freePort();
  server.listen(taken, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

it('tells a taken port from a free one', async () => {
  expect(await isFree(taken)).toBe(false);
  expect(await isFree(await freePort())).toBe(true);
});

it('takes the first wanted port that is free', async () => {
  const wanted = await freePort();
  expect(await freePort([taken, wanted])).toBe(wanted);
});

it('takes any when all wanted ones are taken', async () => {
  expect(await freePort([taken])).not.toBe(taken);
});
