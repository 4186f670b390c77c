import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import { createSegment, deleteSegment } from '../../src/segments/index.ts';
import { welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginRounds, changeSegment, onPlan, planSegment, readAll } from './rounds.ts';

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
describe('the criteria of the segment', () => {
  const hourly = { RefreshFrequency: 'PT1H' };
  const both = { ...hourly, RefreshOnSegmentUpdate: true };

  it('stay those of the launch, also those of segments that it is built on', async () => {
    const { ctx } = world;
    const { projectId, segmentId: source } = project;
    const { Id } = await createSegment(ctx, {
      ApplicationId: projectId,
      WriteSegmentRequest: {
        Name: 'built on',
        SegmentGroups: { Groups: [{ SourceSegments: [{ Id: source }] }] },
      },
    });
    project = { ...project, segmentId: Id };
    const { run, after, ids } = await begin(hourly);
    await readAll(ctx, run);
    await onPlan(ctx, projectId, 'cleo', 'free');
    await changeSegment(ctx, projectId, source, 'free');
    await changeSegment(ctx, projectId, Id, 'free');
    expect(await readAll(after(1), run, { round: 1 })).toMatchObject({ kind: 'rest' });
    expect(await ids()).toEqual(['ann', 'bob']);
  });

  it('are followed where the journey says so, at once: it asks for another round of new members', async () => {
    const { ctx, run, after, ids, leave } = await begin(both);
    const { projectId, segmentId } = project;
    await readAll(ctx, run);
    await leave('ann');
    await journeys.sweep(world.deps);
    expect(world.orchestrator.calls.map(({ name }) => name)).not.toContain('refreshRun');
    await onPlan(ctx, projectId, 'cleo', 'free');
    await onPlan(ctx, projectId, 'ann', 'free');
    await changeSegment(ctx, projectId, segmentId, 'free');
    await journeys.sweep(world.deps);
    expect(world.orchestrator.calls).toContainEqual({
      name: 'refreshRun',
      args: [expect.objectContaining(run)],
    });
    await readAll(ctx, run, { round: 1, onlyNew: true });
    expect(await ids()).toEqual(['ann', 'bob', 'cleo@1']);
    await readAll(after(1), run, { round: 2 });
    expect(await ids()).toEqual(['ann', 'ann@2', 'bob', 'cleo@1']);
  });

  it('that change in the middle of a round are followed by another round right away', async () => {
    const { ctx, run } = await begin(both);
    const first = await journeys.enterPage(ctx, run);
    if (first.kind !== 'page') throw new Error('expected a page');
    await changeSegment(ctx, project.projectId, project.segmentId, 'free');
    expect(await journeys.enterPage(ctx, run, { after: first.after })).toEqual({
      kind: 'rest',
      round: 1,
    });
    expect(await readAll(ctx, run, { round: 1, onlyNew: true })).toHaveProperty('until');
  });

  it('without an interval are followed only while the members are being read', async () => {
    const { ctx, run, ids } = await begin({ RefreshOnSegmentUpdate: true });
    const first = await journeys.enterPage(ctx, run);
    if (first.kind !== 'page') throw new Error('expected a page');
    await onPlan(ctx, project.projectId, 'aaron', 'free');
    await changeSegment(ctx, project.projectId, project.segmentId, 'free');
    expect(await journeys.enterPage(ctx, run, { after: first.after })).toEqual({
      kind: 'rest',
      round: 1,
    });
    expect(await readAll(ctx, run, { round: 1, onlyNew: true })).toEqual({ kind: 'end' });
    expect(await ids()).toEqual(['aaron@1', 'ann', 'bob']);
  });

  it('are those of the launch for every page of a journey that does not refresh', async () => {
    const { ctx, run } = await begin({});
    await journeys.enterPage(ctx, run);
    await onPlan(ctx, project.projectId, 'zoe', 'free');
    await changeSegment(ctx, project.projectId, project.segmentId, 'free');
    expect(await journeys.enterPage(ctx, run, { after: 'bob' })).toEqual({ kind: 'end' });
  });

  it('that are gone end the entry, and the run says why', async () => {
    const { ctx, run, after } = await begin(both);
    const { projectId, segmentId } = project;
    await readAll(ctx, run);
    await deleteSegment(ctx, { ApplicationId: projectId, SegmentId: segmentId });
    expect(await readAll(after(1), run, { round: 1 })).toEqual({ kind: 'end' });
    expect(await ctx.db('journey_runs').where({ id: run.runId }).pluck('problem')).toEqual([
      `Segment ${segmentId} not found`,
    ]);
  });
});
