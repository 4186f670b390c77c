import { afterAll, beforeAll, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import { at, runOf } from '../support/runs.ts';
import { messagesTo, welcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { onPlan, planSegment } from './rounds.ts';
import { livesIn, publishWith } from './sending-project.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it('the entry begins in the first zone; a pause holds the start, and who has moved is asked again', async () => {
  const { ctx, orchestrator } = world;
  const { projectId } = await welcomeProject(ctx, []);
  const project = { projectId, segmentId: await planSegment(ctx, projectId, 'pro') };
  for (const id of ['ann', 'bob']) {
    await onPlan(ctx, projectId, id, 'pro', { Demographic: { Timezone: 'Asia/Tokyo' } });
  }
  const JourneyId = await publishWith(ctx, project, {
    LocalTime: true,
    Schedule: { StartTime: '2038-06-01T09:00:00.000Z' },
  });
  const run = await runOf(ctx, projectId, JourneyId);
  expect(orchestrator.calls.at(-1)).toEqual({
    name: 'startRun',
    args: [run, new Date('2038-05-31T19:00:00Z')],
  });

  const time = (moment: string) => at(ctx, new Date(moment));
  const move = (State: 'ACTIVE' | 'PAUSED') =>
    journeys.updateJourneyState(time('2038-05-31T20:00:00Z'), {
      ApplicationId: projectId,
      JourneyId,
      JourneyStateRequest: { State },
    });
  await journeys.enterPage(time('2038-05-31T19:00:00Z'), run);
  const cursor = { visit: 0 };
  const until = '2038-06-01T00:00:00.000Z';
  expect(orchestrator.calls.at(-1)?.args[1]).toMatchObject([
    { participantId: 'ann', begun: { kind: 'wait', cursor, until, at: 'local start' } },
    { participantId: 'bob', begun: { kind: 'wait', cursor, until } },
  ]);
  const states = () => ctx.db('participants').where({ run_id: run.runId }).pluck('state');
  expect(await states()).toEqual(['waiting', 'waiting']);

  await livesIn(ctx, project, 'bob', 'Europe/Berlin');
  const go = (participantId: string, moment: string) =>
    journeys.advance(time(moment), { ...run, participantId }, cursor);
  await move('PAUSED');
  expect(await go('ann', until)).toEqual({ kind: 'hold', cursor });
  expect(await go('bob', until)).toEqual({ kind: 'hold', cursor });
  await move('ACTIVE');
  expect(await go('ann', until)).toMatchObject({ kind: 'left', outcome: 'COMPLETED' });
  const later = '2038-06-01T07:00:00.000Z';
  expect(await go('bob', until)).toMatchObject({ kind: 'wait', until: later });
  expect(await messagesTo(ctx, projectId)).toEqual(['EMAIL ann@example.com']);
  expect(await go('bob', later)).toMatchObject({ kind: 'left', outcome: 'COMPLETED' });
});
