import { afterAll, beforeAll, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import { at } from '../support/runs.ts';
import { welcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginWith } from './sending-project.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it('counts a wait as begun for those inside, those through and those whom a cancellation ended', async () => {
  const { ctx } = world;
  const project = await welcomeProject(ctx, ['ann', 'bob', 'cem']);
  const { projectId } = project;
  const { journeyId, people } = await beginWith(ctx, project, {
    StartActivity: 'first',
    Activities: {
      first: { Wait: { WaitTime: { WaitFor: 'PT1H' }, NextActivity: 'second' } },
      second: { Wait: { WaitTime: { WaitFor: 'PT1H' } } },
    },
  });
  const metrics = async (JourneyActivityId: string) =>
    (
      await journeys.getJourneyExecutionActivityMetrics(ctx, {
        ApplicationId: projectId,
        JourneyId: journeyId,
        JourneyActivityId,
      })
    ).Metrics;
  const counts = (started: number, finished: number) => ({
    WAIT_STARTED: String(started),
    WAIT_FINISHED: String(finished),
    WAIT_SKIPPED: '0',
  });

  const moves = [];
  for (const person of people) moves.push(await journeys.advance(ctx, person, { visit: 0 }));
  expect(await metrics('first')).toEqual(counts(3, 0));
  const [ann] = people;
  const [move] = moves;
  if (!ann || move?.kind !== 'wait') throw new Error('ann does not wait');
  await journeys.advance(at(ctx, new Date(move.until)), ann, move.cursor);
  expect([await metrics('first'), await metrics('second')]).toEqual([counts(3, 1), counts(1, 0)]);

  await journeys.updateJourneyState(ctx, {
    ApplicationId: projectId,
    JourneyId: journeyId,
    JourneyStateRequest: { State: 'CANCELLED' },
  });
  expect([await metrics('first'), await metrics('second')]).toEqual([counts(3, 1), counts(1, 0)]);
});
