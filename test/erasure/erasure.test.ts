import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { deleteEndpoint, deleteUserEndpoints } from '../../src/erasure/index.ts';
import { makeProject } from '../deliveries/sending-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it('takes what splits saw of a person away, and leaves what they saw of others', async () => {
  const { db } = world.ctx;
  const ApplicationId = await makeProject(world.ctx);
  for (const EndpointId of ['ann', 'ben']) {
    await updateEndpoint(world.ctx, {
      ApplicationId,
      EndpointId,
      EndpointRequest: { User: { UserId: `u-${EndpointId}` } },
    });
  }
  await db('journeys').insert({
    project_id: ApplicationId,
    id: 'j',
    name: 'j',
    state: 'ACTIVE',
    definition: {},
  });
  await db('journey_versions').insert({
    project_id: ApplicationId,
    journey_id: 'j',
    version: 1,
    definition: {},
  });
  await db('journey_runs').insert({
    project_id: ApplicationId,
    journey_id: 'j',
    id: 'r',
    version: 1,
    status: 'RUNNING',
  });
  const ids = [
    { id: 'ann', endpoint_id: 'ann', user_id: 'u-ann' },
    { id: 'ben', endpoint_id: 'ben', user_id: 'u-ben' },
    { id: 'u-ben', endpoint_id: null, user_id: 'u-ben' },
    { id: 'cat', endpoint_id: 'cat', user_id: 'u-cat' },
  ];
  for (const who of ids) {
    const of = { project_id: ApplicationId, journey_id: 'j', run_id: 'r' };
    await db('participants').insert({ ...of, ...who, state: 'left' });
    await db('participant_steps').insert({
      ...of,
      participant_id: who.id,
      visit: 0,
      step_id: 's',
      type: 'CONDITIONAL_SPLIT',
      outcome: 'YES',
      seen: JSON.stringify([{ condition: 'City is Rome', holds: true, saw: 'Rome' }]),
    });
  }
  const kept = () =>
    db('participant_steps')
      .where({ project_id: ApplicationId })
      .whereNotNull('seen')
      .orderBy('participant_id')
      .pluck('participant_id');

  await deleteEndpoint(world.ctx, { ApplicationId, EndpointId: 'ann' });
  expect(await kept()).toEqual(['ben', 'cat', 'u-ben']);
  await deleteUserEndpoints(world.ctx, { ApplicationId, UserId: 'u-ben' });
  expect(await kept()).toEqual(['cat']);
});
