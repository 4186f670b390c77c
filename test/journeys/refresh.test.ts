import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import * as journeys from '../../src/journeys/index.ts';
import { welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginRounds, onPlan, planSegment, readAll } from './rounds.ts';

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let accounts = 800_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, []);
  const segmentId = await planSegment(world.ctx, project.projectId, 'pro');
  project = { ...project, segmentId };
  await onPlan(world.ctx, project.projectId, 'ann', 'pro');
  await onPlan(world.ctx, project.projectId, 'bob', 'pro');
});

const begin = (rules: object, stay?: string) => beginRounds(world.ctx, project, rules, stay);
const hourly = { RefreshFrequency: 'PT1H' };

describe('a journey that refreshes', () => {
  it('rests until a whole number of intervals after its start, and goes on in the next round', async () => {
    const { run, after } = await begin(hourly);
    const row = await world.ctx
      .db('journey_runs')
      .where({ id: run.runId })
      .first<{ start_at: Date }>('start_at');
    const until = (hours: number) =>
      new Date(row.start_at.getTime() + hours * 3_600_000).toISOString();
    expect(await readAll(after(0), run)).toEqual({ kind: 'rest', round: 1, until: until(1) });
    // Held up for hours: one reading makes up for those that were missed.
    expect(await readAll(after(5), run, { round: 1 })).toEqual({
      kind: 'rest',
      round: 2,
      until: until(6),
    });
  });

  it('lets in who has joined; who is inside is not entered again', async () => {
    const { ctx, run, after, ids, metrics } = await begin(hourly);
    await readAll(ctx, run);
    await onPlan(ctx, project.projectId, 'cleo', 'pro');
    await readAll(after(1), run, { round: 1 });
    expect(await ids()).toEqual(['ann', 'bob', 'cleo@1']);
    expect(await metrics()).toMatchObject({
      ENDPOINT_ENTERED: '3',
      ACTIVE_ENDPOINT_REJECTED: '2',
      ENDPOINT_PRODUCED: '5',
    });
  });

  it('counts each round once, however often its page is repeated', async () => {
    const { ctx, run, after, ids, metrics } = await begin(hourly);
    await readAll(ctx, run);
    for (const round of [1, 1, 2, 2, 2]) await readAll(after(round), run, { round });
    expect(await ids()).toEqual(['ann', 'bob']);
    expect(await metrics()).toMatchObject({
      ENDPOINT_ENTERED: '2',
      ACTIVE_ENDPOINT_REJECTED: '4',
    });
    const rows = await ctx.db('journey_refusals').where({ run_id: run.runId });
    expect(rows).toHaveLength(2);
  });

  it('lets in again who has left and is still a member, once in each round', async () => {
    const { ctx, run, after, ids, leave } = await begin(hourly);
    await readAll(ctx, run);
    await leave('ann');
    await leave('bob');
    await onPlan(ctx, project.projectId, 'bob', 'free');
    await readAll(after(1), run, { round: 1 });
    await leave('ann@1');
    await readAll(after(1), run, { round: 1 });
    expect(await ids()).toEqual(['ann', 'ann@1', 'bob']);
    await readAll(after(2), run, { round: 2 });
    expect(await ids()).toEqual(['ann', 'ann@1', 'ann@2', 'bob']);
  });

  it('lets in again only as often and as soon as its limits allow', async () => {
    const Limits = { EndpointReentryCap: 2, EndpointReentryInterval: 'PT90M' };
    const { run, after, ids, leave, metrics } = await begin({ ...hourly, Limits });
    await readAll(after(0), run);
    for (const [round, expected] of [
      [1, ['ann', 'bob']],
      [2, ['ann', 'ann@2', 'bob', 'bob@2']],
      [4, ['ann', 'ann@2', 'bob', 'bob@2']],
    ] as const) {
      for (const id of await ids()) await leave(id);
      await readAll(after(round), run, { round });
      expect(await ids()).toEqual(expected);
    }
    expect(await metrics()).toMatchObject({ REENTRY_CAP_EXCEEDED: '4', ENDPOINT_ENTERED: '4' });
  });

  it('lets in who was refused before, when nothing stands against it any more', async () => {
    const { ctx, run, after, ids, metrics } = await begin(hourly);
    const optOut = (OptOut: string) =>
      updateEndpoint(ctx, {
        ApplicationId: project.projectId,
        EndpointId: 'ann',
        EndpointRequest: { OptOut },
      });
    await optOut('ALL');
    await readAll(ctx, run);
    await readAll(after(1), run, { round: 1 });
    await optOut('NONE');
    await readAll(after(2), run, { round: 2 });
    expect(await ids()).toEqual(['ann@2', 'bob']);
    expect(await metrics()).toMatchObject({ ENDPOINT_OPT_OUT: '2' });
  });

  it('takes a user once in each round, whichever endpoint comes first', async () => {
    const { ctx } = world;
    const users = await welcomeProject({ ...ctx, account: String((accounts += 1)) }, ['dora']);
    project = users;
    world = { ...world, ctx: { ...ctx, account: String(accounts) } };
    const { run, after, ids, leave } = await begin(hourly);
    await readAll(world.ctx, run);
    await readAll(after(1), run, { round: 1 });
    expect(await ids()).toEqual(['user:dora']);
    await leave('user:dora');
    await readAll(after(2), run, { round: 2 });
    expect(await ids()).toEqual(['user:dora', 'user:dora@2']);
  });

  it('lets nobody in for an attempt of an earlier round that comes to life again', async () => {
    const { ctx, run, after, ids, leave } = await begin(hourly);
    await readAll(ctx, run);
    await leave('ann');
    await readAll(after(2), run, { round: 2 });
    await leave('ann@2');
    expect(await readAll(after(2), run, { round: 1 })).toEqual({ kind: 'end' });
    expect(await ids()).toEqual(['ann', 'ann@2', 'bob']);
  });

  it('is ACTIVE until its end date, then CLOSED, and COMPLETED when nobody is inside', async () => {
    const EndTime = new Date(Date.now() + 90 * 60_000).toISOString();
    const { ctx, run, after, journeyId } = await begin({ ...hourly, Schedule: { EndTime } }, '');
    const state = async () =>
      (await journeys.getJourney(ctx, { ApplicationId: project.projectId, JourneyId: journeyId }))
        .State;
    await readAll(ctx, run);
    expect(await state()).toBe('ACTIVE');
    expect(await readAll(after(1), run, { round: 1 })).toMatchObject({ until: EndTime });
    expect(await readAll(after(2), run, { round: 2 })).toEqual({ kind: 'end' });
    await journeys.closeEntry(ctx, run);
    expect(await state()).toBe('COMPLETED');
  });
});

describe('a pause', () => {
  it('in the middle of a round holds the page, which comes again in the same round', async () => {
    const { ctx, run, after, ids, leave } = await begin(hourly);
    const move = (State: 'ACTIVE' | 'PAUSED') =>
      journeys.updateJourneyState(ctx, {
        ApplicationId: project.projectId,
        JourneyId: run.journeyId,
        JourneyStateRequest: { State },
      });
    await readAll(ctx, run);
    await leave('ann');
    await move('PAUSED');
    expect(await readAll(after(1), run, { round: 1 })).toEqual({ kind: 'hold' });
    await move('ACTIVE');
    expect(await readAll(after(3), run, { round: 1 })).toMatchObject({ kind: 'rest', round: 2 });
    expect(await ids()).toEqual(['ann', 'ann@1', 'bob']);
  });
});
