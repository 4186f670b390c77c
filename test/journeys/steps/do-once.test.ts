import { afterAll, beforeAll, expect, it } from 'vitest';
import { engineEffects } from '../../../src/journeys/engine-effects.ts';
import { loadParticipant } from '../../../src/journeys/participant.ts';
import { paths, welcomeProject } from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { beginWith } from '../sending-project.ts';
import { attributesOf } from './own-steps.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function begin() {
  const { ctx } = world;
  const project = await welcomeProject(ctx, ['ann']);
  const change = { UpdateEndpoint: { Attributes: { Stage: ['done'] } } };
  const { journeyId, people } = await beginWith(ctx, project, {
    StartActivity: 'change',
    Activities: { change },
  });
  const participant = people[0] && (await loadParticipant(ctx, people[0], 0));
  if (!participant) throw new Error('ann did not enter');
  const deed = { participant, visit: 0, stepId: 'change', type: 'UpdateEndpoint', next: undefined };
  const { version } = participant;
  const set = (Stage: string) =>
    engineEffects(ctx, { version }).changeAttributes(deed, [
      { id: 'ann-email', attributes: { Stage: [Stage] } },
    ]);
  const stage = async () => (await attributesOf(ctx, project.projectId, 'ann-email')).own.Stage;
  const path = async () => Object.values(await paths(ctx, project.projectId, journeyId))[0];
  return { participant, set, stage, path };
}

it('an attempt that overlaps another does nothing, and takes over what that one did', async () => {
  const { set, stage, path } = await begin();
  expect(await set('first')).toMatchObject({ outcome: 'UPDATED' });
  expect(await set('second')).toMatchObject({ outcome: 'UPDATED' });
  expect(await stage()).toEqual(['first']);
  expect(await path()).toEqual(['change:UPDATED']);
});

it('nothing is done for who was cancelled in between', async () => {
  world = { ...world, ctx: { ...world.ctx, account: '855000000001' } };
  const { participant, set, stage, path } = await begin();
  await world.ctx
    .db('participants')
    .where({ project_id: participant.projectId, id: participant.participantId })
    .update({ state: 'cancelled' });
  await expect(set('late')).rejects.toThrow('user:ann is not inside any more');
  expect(await stage()).toBeUndefined();
  expect(await path()).toEqual([]);
});
