import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordEvents } from '../../src/events/index.ts';
import { getJourneyExecutionMetrics, takeTriggers } from '../../src/journeys/index.ts';
import { welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { publishWith } from './sending-project.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let accounts = 600_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann', 'bob']);
});

const publish = (Limits: object) =>
  publishWith(world.ctx, project, {
    Limits,
    StartCondition: {
      EventStartCondition: {
        EventFilter: {
          FilterType: 'ENDPOINT',
          Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['Bought'] } },
        },
      },
    },
  });

let count = 0;
const buy = (times = 1, endpointId = 'ann-email') =>
  recordEvents(
    world.ctx,
    project.projectId,
    Array.from({ length: times }, () => ({
      endpointId,
      id: `e${(count += 1)}`,
      type: 'Bought',
      at: new Date(),
      attributes: {},
      metrics: {},
    })),
  );

/** One event comes, and whoever it let in has left again. */
async function buyAndLeave(after = 0, endpointId?: string): Promise<void> {
  await buy(1, endpointId);
  await takeTriggers({ ...world.deps, now: () => new Date(Date.now() + after) });
  await world.ctx
    .db('participants')
    .where({ project_id: project.projectId })
    .update({ state: 'left' });
}

const metricsOf = async (JourneyId: string) => {
  const { Metrics } = await getJourneyExecutionMetrics(world.ctx, {
    ApplicationId: project.projectId,
    JourneyId,
  });
  return [Metrics?.ENDPOINT_ENTERED, Metrics?.REENTRY_CAP_EXCEEDED];
};

describe('entering a journey again', () => {
  it('is without limit unless it says so', async () => {
    const journeyId = await publish({ EndpointReentryCap: 0 });
    for (let i = 0; i < 4; i += 1) await buyAndLeave();
    expect(await metricsOf(journeyId)).toEqual(['4', '0']);
  });

  it('is allowed as often as the cap says, for each endpoint', async () => {
    const journeyId = await publish({ EndpointReentryCap: 2 });
    for (let i = 0; i < 4; i += 1) await buyAndLeave();
    await buyAndLeave(0, 'bob-email');
    expect(await metricsOf(journeyId)).toEqual(['3', '2']);
  });

  it('is allowed when the interval since the last entry has passed', async () => {
    const journeyId = await publish({ EndpointReentryInterval: 'P1D' });
    await buyAndLeave();
    await buyAndLeave(DAY - HOUR);
    expect(await metricsOf(journeyId)).toEqual(['1', '1']);
    await buyAndLeave(DAY);
    expect(await metricsOf(journeyId)).toEqual(['2', '1']);
    await buyAndLeave(DAY + HOUR);
    expect(await metricsOf(journeyId)).toEqual(['2', '2']);
  });

  it('is counted exactly when many events come at once, taken by several workers', async () => {
    const { ctx } = world;
    const journeyId = await publish({ EndpointReentryCap: 3 });
    // Whoever enters leaves in the same moment, so that only the cap keeps anybody out.
    await ctx.db.raw(
      `create function leave() returns trigger language plpgsql as
         $$ begin new.state = 'left'; return new; end $$;
       create trigger leave before insert on participants for each row execute function leave()`,
    );
    await buy(250);
    await Promise.all([1, 2, 3].map(() => takeTriggers(world.deps)));
    await ctx.db.raw('drop trigger leave on participants');
    expect(await metricsOf(journeyId)).toEqual(['3', '247']);
  });
});
