import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../../src/journeys/index.ts';
import { at, enterAll, runOf } from '../../support/runs.ts';
import {
  journeyState,
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
  type Activities,
  type WelcomeProject,
} from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { editorOf, mail, sms, wait } from './edits.ts';

const HOUR = 3_600_000;
let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, ['ann']);
});
afterAll(() => world.close());

/** Publishes, and takes ann to her first wait. */
async function begin(start: string, steps: Activities) {
  const { ctx } = world;
  const journeyId = await publishJourney(ctx, project, start, steps);
  const [ann] = await enterAll(ctx, await runOf(ctx, project.projectId, journeyId));
  if (!ann) throw new Error('ann did not enter');
  const before = (await messagesTo(ctx, project.projectId)).length;
  const first = new Date();
  const move = await journeys.advance(at(ctx, first), ann, { visit: 0 });
  if (move.kind !== 'wait') throw new Error(`expected a wait, got ${move.kind}`);
  return {
    ctx,
    ann,
    journeyId,
    first,
    /** As her workflow does when it wakes: with the cursor it knows. */
    wake: (hours: number) =>
      journeys.advance(at(ctx, new Date(first.getTime() + hours * HOUR)), ann, move.cursor),
    path: async () => (await paths(ctx, project.projectId, journeyId))['user:ann'],
    state: () => journeyState(ctx, project.projectId, journeyId),
    sent: async () => (await messagesTo(ctx, project.projectId)).length - before,
    wakes: () =>
      ctx.db('participant_wakes').where({ journey_id: journeyId }).pluck('participant_id'),
    ...editorOf(ctx, project.projectId, journeyId),
  };
}

const steps = {
  pause: wait('PT10H', 'mail'),
  mail: mail('later'),
  later: wait('PT10H', 'text'),
  text: sms(),
};

describe('an edit of a published journey', () => {
  it('reaches those who come to a step after it: a new step is done, a rewired one leads elsewhere', async () => {
    const { apply, wake, path, wakes } = await begin('pause', steps);
    const made = await apply({ ...steps, pause: wait('PT10H', 'extra'), extra: sms('mail') });
    expect(made).toMatchObject({ Version: 2, Kind: 'EDITED', PreviousVersion: 1, Activities: [] });
    expect(await wakes()).toEqual([]);
    expect(await wake(10)).toMatchObject({ kind: 'wait', at: 'later' });
    expect(await path()).toEqual(['pause:WAIT_FINISHED', 'extra:SUCCESS', 'mail:SUCCESS']);
  });

  it('recomputes a wait from when its people came to it', async () => {
    const { apply, wake, first, wakes } = await begin('pause', steps);
    await apply({ ...steps, pause: wait('PT4H', 'mail') });
    expect(await wakes()).toEqual(['user:ann']);
    expect(await wake(1)).toMatchObject({
      kind: 'wait',
      at: 'pause',
      until: new Date(first.getTime() + 4 * HOUR).toISOString(),
    });
    expect(await wake(4)).toMatchObject({ kind: 'wait', at: 'later' });
  });

  it('moves those at a removed step, and nobody is left there', async () => {
    const { apply, wake, path, sent } = await begin('pause', steps);
    const { pause: _removed, ...rest } = steps;
    const made = await apply(
      rest,
      { pause: { Action: 'MOVE', ActivityId: 'later' } },
      { StartActivity: 'mail' },
    );
    expect(made.Activities).toEqual([
      { ActivityId: 'pause', Action: 'MOVE', ToActivityId: 'later', People: 1 },
    ]);
    expect(await wake(1)).toMatchObject({ kind: 'wait', at: 'later' });
    expect(await path()).toEqual(['pause:MOVED_BY_EDIT']);
    expect(await wake(20)).toEqual({ kind: 'left', outcome: 'COMPLETED' });
    expect(await sent()).toBe(1);
  });

  it('lets those out whom it is to let out, and the run is over when they were the last', async () => {
    const { apply, wake, state, path, ann, ctx } = await begin('pause', steps);
    await ctx.db('journey_runs').where({ id: ann.runId }).update({ entry_done: true });
    const { pause: _removed, ...rest } = steps;
    await apply(rest, { pause: { Action: 'EXIT' } }, { StartActivity: 'mail' });
    expect(await wake(1)).toEqual({ kind: 'left', outcome: 'EXITED_BY_EDIT' });
    expect(await path()).toEqual(['pause:EXITED_BY_EDIT']);
    expect(await state()).toBe('COMPLETED');
  });

  it('has those at a step that became another kind do what it is now', async () => {
    const { apply, wake, path } = await begin('pause', steps);
    await apply({ ...steps, pause: sms('mail') });
    expect(await wake(1)).toMatchObject({ kind: 'wait', at: 'later' });
    expect(await path()).toEqual(['pause:MOVED_BY_EDIT', 'pause:SUCCESS', 'mail:SUCCESS']);
  });

  it('while the journey is paused holds, and all of it stands when it goes on', async () => {
    const { apply, wake, move, path } = await begin('pause', steps);
    await move('PAUSED');
    expect(await wake(10)).toMatchObject({ kind: 'hold' });
    const { pause: _removed, ...rest } = steps;
    await apply(rest, { pause: { Action: 'MOVE', ActivityId: 'mail' } }, { StartActivity: 'mail' });
    expect(await wake(10)).toMatchObject({ kind: 'hold' });
    await move('ACTIVE');
    expect(await wake(10)).toMatchObject({ kind: 'wait', at: 'later' });
    expect(await path()).toEqual(['pause:MOVED_BY_EDIT', 'mail:SUCCESS']);
  });

  it('of a cancelled journey is 409, and a cancel after an edit ends everybody', async () => {
    const { apply, wake, move, path } = await begin('pause', steps);
    await apply({ ...steps, pause: wait('PT1H', 'mail') });
    await move('CANCELLED');
    expect(await wake(1)).toEqual({ kind: 'left', outcome: 'CANCELLED' });
    expect(await path()).toEqual([]);
    await expect(apply({ ...steps, text: sms('mail') })).rejects.toThrow('CANCELLED is final');
  });

  it('is refused when the journey changed since its preview, and done once when it is repeated', async () => {
    const { apply, version } = await begin('pause', steps);
    const shorter = { ...steps, pause: wait('PT4H', 'mail') };
    const made = await apply(shorter, {}, { at: 1 });
    expect(await apply(shorter, {}, { at: 1 })).toEqual(made);
    expect(await version()).toBe(2);
    await expect(apply({ ...steps, pause: wait('PT3H', 'mail') }, {}, { at: 1 })).rejects.toThrow(
      'at version 2, and the preview was made of 1',
    );
  });

  it('names every problem at once, and changes nothing', async () => {
    const { apply, version } = await begin('pause', steps);
    const { pause: _removed, ...rest } = steps;
    const edit = apply(
      { ...rest, text: { SMS: { TemplateName: 'nothing' } } },
      { mail: { Action: 'EXIT' }, text: { Action: 'MOVE', ActivityId: 'nowhere' } },
      { StartActivity: 'mail', RefreshFrequency: 'PT24H' },
    );
    await expect(edit).rejects.toThrow(/RefreshFrequency can't be changed once/);
    await expect(edit).rejects.toThrow(/no SMS template "nothing"/);
    await expect(edit).rejects.toThrow(/Decisions.pause is missing/);
    await expect(edit).rejects.toThrow(/Decisions.mail: the edit neither removes nor changes/);
    await expect(edit).rejects.toThrow(/ActivityId is "nowhere", and the new version has no such/);
    await expect(apply(steps)).rejects.toThrow('The edit changes nothing');
    expect(await version()).toBe(1);
  });

  it('is shown before: the difference, who stands where, what may be decided', async () => {
    const { preview } = await begin('pause', steps);
    const { pause: _removed, ...rest } = steps;
    const shown = await preview(
      { ...rest, later: wait('PT1H', 'more'), more: mail('text') },
      { StartActivity: 'mail', Limits: { MessagesPerSecond: 50 } },
    );
    expect(shown).toEqual({
      Version: 1,
      Members: ['StartActivity', 'Limits'],
      Problems: [],
      Activities: [
        {
          ...{ ActivityId: 'later', Change: 'CHANGED', Members: ['Wait.WaitTime.WaitFor'] },
          Rewired: [{ Path: 'next', From: 'text', To: 'more' }],
          ...{ People: 0, Choices: ['STAY', 'MOVE', 'EXIT'], Default: { Action: 'STAY' } },
        },
        { ActivityId: 'more', Change: 'ADDED', Members: [], Rewired: [], Choices: [] },
        {
          ...{ ActivityId: 'pause', Change: 'REMOVED', Members: [], Rewired: [], People: 1 },
          Choices: ['MOVE', 'EXIT'],
          Default: { Action: 'MOVE', ActivityId: 'mail' },
        },
      ],
    });
  });
});
