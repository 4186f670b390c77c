import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../../src/journeys/index.ts';
import { at, enterAll, runOf } from '../../support/runs.ts';
import {
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
  type WelcomeProject,
} from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { editorOf, mail, sms, wait } from './edits.ts';

const HOUR = 3_600_000;
let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, ['ann', 'bob']);
});
afterAll(() => world.close());

const steps = {
  pause: wait('PT10H', 'mail'),
  mail: mail('later'),
  later: wait('PT10H', 'text'),
  text: sms(),
};
const { pause: _pause, ...withoutPause } = steps;

/** Ann and bob wait at the first step; `wake` is what their workflows do, whichever cursor they have. */
async function begin() {
  const { ctx } = world;
  const journeyId = await publishJourney(ctx, project, 'pause', steps);
  const [ann, bob] = await enterAll(ctx, await runOf(ctx, project.projectId, journeyId));
  if (!ann || !bob) throw new Error('nobody entered');
  const before = (await messagesTo(ctx, project.projectId)).length;
  const first = Date.now();
  const wake = (who: typeof ann, hours: number) =>
    journeys.advance(at(ctx, new Date(first + hours * HOUR)), who, { visit: 0 });
  await wake(ann, 0);
  await wake(bob, 0);
  return {
    ctx,
    ...{ ann, bob, wake, journeyId },
    end: new Date(first + 10 * HOUR).toISOString(),
    sent: async () => (await messagesTo(ctx, project.projectId)).length - before,
    paths: () => paths(ctx, project.projectId, journeyId),
    ...editorOf(ctx, project.projectId, journeyId),
  };
}

describe('the undo of an edit', () => {
  it('puts back whom the edit moved and who has not gone on, with the wait they had', async () => {
    const { apply, undo, wake, ann, bob, end, paths, sent } = await begin();
    const decision = { pause: { Action: 'MOVE', ActivityId: 'later' } } as const;
    await apply(withoutPause, decision, { StartActivity: 'mail' });
    // Ann goes on by the edit; bob stands where it put him.
    expect(await wake(ann, 1)).toMatchObject({ kind: 'wait', at: 'later' });
    expect(await wake(ann, 11)).toEqual({ kind: 'left', outcome: 'COMPLETED' });
    expect(await wake(bob, 1)).toMatchObject({ kind: 'wait', at: 'later' });

    const undone = await undo();
    expect(undone).toMatchObject({
      Version: 3,
      Kind: 'UNDONE',
      UndoneVersion: 2,
      PeopleMovedBack: 1,
    });
    expect(undone.JourneyResponse.Activities).toHaveProperty('pause');
    expect(await wake(bob, 2)).toMatchObject({ kind: 'wait', at: 'pause', until: end });
    expect(await wake(bob, 10)).toMatchObject({ kind: 'wait', at: 'later' });
    expect((await paths())['user:bob']).toEqual([
      'pause:MOVED_BY_EDIT',
      'later:MOVED_BY_EDIT',
      'pause:WAIT_FINISHED',
      'mail:SUCCESS',
    ]);
    expect(await sent()).toBe(2);
  });

  it('lets those in again whom the edit let out', async () => {
    const { apply, undo, wake, ann, end, ctx, journeyId } = await begin();
    await apply(withoutPause, { pause: { Action: 'EXIT' } }, { StartActivity: 'mail' });
    expect(await wake(ann, 1)).toMatchObject({ kind: 'left' });
    expect(await undo()).toMatchObject({ PeopleMovedBack: 2 });
    expect(await wake(ann, 2)).toMatchObject({ kind: 'wait', at: 'pause', until: end });
    const wakes = { journey_id: journeyId, participant_id: ann.participantId };
    expect(await ctx.db('participant_wakes').where(wakes)).toHaveLength(1);
  });

  it('sends those who came to a step that is no more on to the next one that there is', async () => {
    const { apply, undo, wake, ann, paths } = await begin();
    await apply({ ...steps, pause: wait('PT10H', 'new'), new: wait('PT5H', 'mail') });
    expect(await wake(ann, 10)).toMatchObject({ kind: 'wait', at: 'new' });
    const undone = await undo();
    expect(undone.Activities).toEqual([
      { ActivityId: 'new', Action: 'MOVE', ToActivityId: 'mail', People: 1 },
    ]);
    expect(await wake(ann, 10)).toMatchObject({ kind: 'wait', at: 'later' });
    expect((await paths())['user:ann']).toEqual([
      'pause:WAIT_FINISHED',
      'new:MOVED_BY_EDIT',
      'mail:SUCCESS',
    ]);
  });

  it('leaves alone those who have seen neither: nothing happened to them', async () => {
    const { apply, undo, wake, ann, end, paths } = await begin();
    await apply({ ...steps, later: wait('PT1H', 'text') });
    await undo();
    expect(await wake(ann, 5)).toMatchObject({ kind: 'wait', at: 'pause', until: end });
    expect((await paths())['user:ann']).toEqual([]);
  });

  it('is of the last edit only, is done once, and can be undone itself', async () => {
    const { apply, undo, version } = await begin();
    await expect(undo(1)).rejects.toThrow('there is no edit to undo');
    await apply({ ...steps, later: wait('PT1H', 'text') });
    await expect(undo(1)).rejects.toThrow('only its last edit can be undone');
    const undone = await undo(2);
    expect(await undo(2)).toEqual(undone);
    const again = await undo(3);
    expect(again.JourneyResponse.Activities?.later?.Wait?.WaitTime?.WaitFor).toBe('PT1H');
    expect(await version()).toBe(4);
    await expect(undo(99)).rejects.toThrow('Version 99 not found');
  });
});

describe('the versions of a journey', () => {
  it('say how it was, who made each and when', async () => {
    const { apply, ctx, journeyId } = await begin();
    await apply({ ...steps, later: wait('PT1H', 'text') });
    const where = { ApplicationId: project.projectId, JourneyId: journeyId };
    const { Item, NextToken } = await journeys.listJourneyVersions(ctx, {
      ...where,
      PageSize: '1',
    });
    expect(Item).toMatchObject([{ Version: 2, Kind: 'EDITED', Author: { Kind: 'system' } }]);
    const next = await journeys.listJourneyVersions(ctx, { ...where, Token: NextToken });
    expect(next.Item).toMatchObject([{ Version: 1, Kind: 'PUBLISHED' }]);
    const first = await journeys.getJourneyVersion(ctx, { ...where, Version: '1' });
    expect(first.JourneyResponse.Activities?.later?.Wait?.WaitTime?.WaitFor).toBe('PT10H');
    await expect(journeys.getJourneyVersion(ctx, { ...where, Version: '7' })).rejects.toThrow(
      'Version 7 not found',
    );
  });
});
