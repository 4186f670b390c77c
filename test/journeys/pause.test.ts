import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import { afterFirst } from '../support/after-first.ts';
import { at, enterAll, runOf } from '../support/runs.ts';
import {
  journeyState,
  messagesTo,
  publishJourney,
  welcomeProject,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

const MINUTE = 60_000;
let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, ['ann', 'bob']);
});
afterAll(() => world.close());

async function begin() {
  const { ctx } = world;
  const journeyId = await publishJourney(ctx, project, 'pause', {
    pause: { Wait: { WaitTime: { WaitFor: 'PT1H' }, NextActivity: 'mail' } },
    mail: { EMAIL: { TemplateName: 'hello' } },
  });
  const run = await runOf(ctx, project.projectId, journeyId);
  const move = (State: 'ACTIVE' | 'PAUSED' | 'CANCELLED', time = new Date()) =>
    journeys.updateJourneyState(at(ctx, time), {
      ApplicationId: project.projectId,
      JourneyId: journeyId,
      JourneyStateRequest: { State },
    });
  return { ctx, journeyId, run, move };
}

describe('a paused journey', () => {
  it('holds who wakes, and stops the clock of their wait', async () => {
    const { ctx, run, move } = await begin();
    const [ann] = await enterAll(ctx, run);
    if (!ann) throw new Error('nobody entered');
    const t0 = new Date();
    const time = (minutes: number) => new Date(t0.getTime() + minutes * MINUTE);

    const wait = await journeys.advance(at(ctx, t0), ann, { visit: 0 });
    if (wait.kind !== 'wait') throw new Error('expected a wait');
    await move('PAUSED', time(30));
    expect(await journeys.advance(at(ctx, time(60)), ann, wait.cursor)).toMatchObject({
      kind: 'hold',
    });
    expect(await journeys.heldPage(ctx, run, { limit: 10 })).toEqual([ann]);

    await move('ACTIVE', time(90));
    expect(world.orchestrator.calls.at(-1)).toMatchObject({ name: 'resumeRun' });
    const before = (await messagesTo(ctx, project.projectId)).length;
    const rest = await journeys.advance(at(ctx, time(90)), ann, wait.cursor);
    expect(rest).toMatchObject({ kind: 'wait', until: time(120).toISOString() });
    expect(await journeys.advance(at(ctx, time(120)), ann, wait.cursor)).toMatchObject({
      kind: 'left',
    });
    expect((await messagesTo(ctx, project.projectId)).length).toBe(before + 1);
  });

  it('enters nobody until it goes on, and then everybody', async () => {
    const { ctx, run, move } = await begin();
    await move('PAUSED');
    expect(await journeys.enterPage(ctx, run)).toEqual({ kind: 'hold' });
    await move('ACTIVE');
    expect(await enterAll(ctx, run)).toHaveLength(2);
  });

  it('does not pass over a page that the pause came into the middle of', async () => {
    const { ctx, run, move } = await begin();
    // The pause commits between the read of the page and the entry of its people.
    const pausing = { ...ctx, db: afterFirst(ctx.db, 'journey_versions', () => move('PAUSED')) };
    expect(await journeys.enterPage(pausing, run)).toEqual({ kind: 'hold' });
    await move('ACTIVE');
    expect(await enterAll(ctx, run)).toHaveLength(2);
  });

  it('whose entry ends meanwhile goes on CLOSED, and completes', async () => {
    const { ctx, run, move, journeyId } = await begin();
    await move('PAUSED');
    await journeys.closeEntry(ctx, run);
    expect(await journeyState(ctx, project.projectId, journeyId)).toBe('PAUSED');
    await move('ACTIVE');
    expect(await journeyState(ctx, project.projectId, journeyId)).toBe('COMPLETED');
  });

  it('does not forget who is being held while it is resumed', async () => {
    const { ctx, run, move } = await begin();
    const people = await enterAll(ctx, run);
    for (let round = 0; round < 10; round++) {
      await move('PAUSED');
      const moves = await Promise.all([
        ...people.map((ref) => journeys.advance(ctx, ref, { visit: 0 })),
        move('ACTIVE'),
      ]);
      const held = moves.filter((result) => 'kind' in result && result.kind === 'hold').length;
      expect(await journeys.heldPage(ctx, run, { limit: 10 })).toHaveLength(held);
      for (const ref of people) await journeys.advance(ctx, ref, { visit: 0 });
    }
  });
});

describe('a cancelled journey', () => {
  it('lets nobody go on, and nobody in', async () => {
    const { ctx, run, move, journeyId } = await begin();
    const [ann, bob] = await enterAll(ctx, run);
    if (!ann || !bob) throw new Error('they did not enter');
    const wait = await journeys.advance(ctx, ann, { visit: 0 });
    if (wait.kind !== 'wait') throw new Error('expected a wait');
    const before = await messagesTo(ctx, project.projectId);
    await move('CANCELLED');
    expect(world.orchestrator.calls.at(-1)).toMatchObject({ name: 'cancelRun' });
    const later = at(ctx, new Date(wait.until));
    expect(await journeys.advance(later, ann, wait.cursor)).toEqual({
      kind: 'left',
      outcome: 'CANCELLED',
    });
    expect(await journeys.advance(later, bob, { visit: 0 })).toEqual({
      kind: 'left',
      outcome: 'CANCELLED',
    });
    expect(await journeys.enterPage(ctx, run)).toEqual({ kind: 'end' });
    expect(await messagesTo(ctx, project.projectId)).toEqual(before);
    const { Metrics } = await journeys.getJourneyExecutionMetrics(ctx, {
      ApplicationId: project.projectId,
      JourneyId: journeyId,
    });
    expect(Metrics).toMatchObject({ ENDPOINT_ENTERED: '2', CANCELLED: '2', ENDPOINT_ACTIVE: '0' });
  });

  it('stays cancelled', async () => {
    const { move } = await begin();
    await move('CANCELLED');
    await expect(move('ACTIVE')).rejects.toThrow('CANCELLED is final');
  });
});
