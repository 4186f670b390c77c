import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweepAll } from '../../activities/sweep.ts';
import { endSession, isSessionEnded } from '../../src/access/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it('the sweep does all of its duties, and then tells that one failed', async () => {
  const done: string[] = [];
  const duty = (name: string) => async () => void done.push(name);
  const failing = (name: string) => async () => {
    throw new Error(`${name} failed`);
  };
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const duties = [duty('first'), failing('second'), duty('third'), failing('fourth'), duty('last')];
  await expect(sweepAll({ ...world.deps, log }, duties)).rejects.toThrow('second failed');
  expect(done).toEqual(['first', 'third', 'last']);
  expect(lines.join()).toContain('fourth failed');
});

it('the sweep forgets ended sessions once they would be over', async () => {
  const session = (id: string, ms: number) => ({
    ...{ id, accessKeyId: 'key', account: '000000000000' },
    until: Date.now() + ms,
  });
  const [old, young] = [session('old', -1000), session('young', 60_000)];
  await endSession(world.deps, old);
  await endSession(world.deps, young);
  await sweepAll(world.deps);
  expect(await isSessionEnded(world.deps, old)).toBe(false);
  expect(await isSessionEnded(world.deps, young)).toBe(true);
});
