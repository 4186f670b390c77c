import { afterAll, beforeAll, expect, it } from 'vitest';
import { testWorld, type TestWorld } from './world.ts';

let here: TestWorld;
let there: TestWorld;
beforeAll(async () => {
  [here, there] = await Promise.all([testWorld(), testWorld()]);
});
afterAll(() => Promise.all([here.close(), there.close()]));

it('gives every caller a migrated database of its own', async () => {
  await here.ctx.db('projects').insert({ id: 'p', account_id: '1', name: 'mine' });
  expect(await here.ctx.db('projects')).toHaveLength(1);
  expect(await there.ctx.db('projects')).toHaveLength(0);
});

it('writes down what the workflow engine was asked', async () => {
  const ref = { projectId: 'p', journeyId: 'j', runId: 'r', participantId: 'x' };
  await here.ctx.orchestrator.startParticipants('1', [ref]);
  expect(here.orchestrator.calls).toEqual([{ name: 'startParticipants', args: ['1', [ref]] }]);
});
