import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordSteps } from '../../src/journeys/record.ts';
import { enterAll, runOf } from '../support/runs.ts';
import { publishJourney, welcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const decided = (outcome: string) => [
  {
    visit: 0,
    stepId: 'split',
    type: 'ConditionalSplit',
    decided: true,
    outcome,
    next: undefined,
    detail: undefined,
  },
];

describe('a recorded decision', () => {
  it('stands: an overlapping attempt that decided otherwise does not follow its own', async () => {
    const { ctx } = world;
    const project = await welcomeProject(ctx, ['ann']);
    const journeyId = await publishJourney(ctx, project, 'mail', {
      mail: { EMAIL: { TemplateName: 'hello' } },
    });
    const [ann] = await enterAll(ctx, await runOf(ctx, project.projectId, journeyId));
    if (!ann) throw new Error('ann did not enter');
    await recordSteps(ctx, ann, decided('Branch_FALSE'));
    await recordSteps(ctx, ann, decided('Branch_FALSE'));
    await expect(recordSteps(ctx, ann, decided('Branch_TRUE'))).rejects.toThrow(
      'decided otherwise',
    );
  });
});
