import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as journeys from '../../../src/journeys/index.ts';
import { at } from '../../support/runs.ts';
import {
  messagesTo,
  paths,
  welcomeProject,
  type WelcomeProject,
} from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { beginWith } from '../sending-project.ts';
import { throughAll } from './own-steps.ts';

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
let accounts = 851_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann']);
});

const DAY = 86_400_000;
const mail = { EMAIL: { TemplateName: 'hello', NextActivity: 'pause' } };
const pause = { Wait: { WaitTime: { WaitFor: 'P1D' }, NextActivity: 'again' } };
const again = (MaximumTimes: number, Activity = 'mail') => ({
  LoopBack: { Activity, MaximumTimes, NextActivity: 'bye' },
});
const bye = { SMS: { TemplateName: 'hello' } };

async function begin(Activities: object, StartActivity = 'mail') {
  const { journeyId, people } = await beginWith(world.ctx, project, {
    StartActivity,
    Activities: { ...Activities },
  });
  const [ann] = people;
  if (!ann) throw new Error('ann did not enter');
  const path = async () =>
    Object.values(await paths(world.ctx, project.projectId, journeyId))[0] ?? [];
  const metrics = async (JourneyActivityId: string) =>
    (
      await journeys.getJourneyExecutionActivityMetrics(world.ctx, {
        ApplicationId: project.projectId,
        JourneyId: journeyId,
        JourneyActivityId,
      })
    ).Metrics;
  return { ann, path, metrics };
}
const mails = async () =>
  (await messagesTo(world.ctx, project.projectId)).filter((line) => line.startsWith('EMAIL'))
    .length;

describe('a step that goes back', () => {
  it('sends again each time, as often as it may, and goes on then', async () => {
    const { ann, path, metrics } = await begin({ mail, pause, again: again(2), bye });
    expect(await throughAll(world.ctx, ann)).toHaveLength(3);
    const round = ['mail:SUCCESS', 'pause:WAIT_FINISHED'];
    expect(await path()).toEqual([
      ...[...round, 'again:LOOPED_BACK'],
      ...[...round, 'again:LOOPED_BACK'],
      ...[...round, 'again:LOOP_ENDED'],
      'bye:SUCCESS',
    ]);
    expect(await mails()).toBe(3);
    expect(await metrics('again')).toEqual({ LOOPED_BACK: '2', LOOP_ENDED: '1' });
    expect(await metrics('mail')).toEqual({ SUCCESS: '3' });
  });

  it('counts a visit once, however often it is tried', async () => {
    const { ann } = await begin({ mail, pause, again: again(2), bye });
    const start = new Date();
    let move = await journeys.advance(at(world.ctx, start), ann, { visit: 0 });
    for (let rounds = 1; move.kind === 'wait'; rounds += 1) {
      const { cursor, until } = move;
      expect(await mails()).toBe(rounds);
      const ctx = at(world.ctx, new Date(until));
      move = await journeys.advance(ctx, ann, cursor);
      expect(await journeys.advance(ctx, ann, cursor)).toEqual(
        move.kind === 'left' ? expect.objectContaining({ kind: 'left' }) : move,
      );
    }
    expect(await mails()).toBe(3);
  });

  it('counts those of one walk too, and each of two steps for itself', async () => {
    const steps = {
      mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'inner' } },
      inner: { LoopBack: { Activity: 'mail', MaximumTimes: 2, NextActivity: 'outer' } },
      outer: { LoopBack: { Activity: 'mail', MaximumTimes: 1, NextActivity: 'bye' } },
      bye,
    };
    const { ann, metrics } = await begin(steps);
    expect(await throughAll(world.ctx, ann)).toEqual([]);
    expect(await mails()).toBe(4);
    expect(await metrics('inner')).toEqual({ LOOPED_BACK: '2', LOOP_ENDED: '2' });
    expect(await metrics('outer')).toEqual({ LOOPED_BACK: '1', LOOP_ENDED: '1' });
  });

  it('draws anew each time', async () => {
    const Branches = [
      { Percentage: 50, NextActivity: 'pause' },
      { Percentage: 50, NextActivity: 'pause' },
    ];
    const { ann, path } = await begin(
      { split: { RandomSplit: { Branches } }, pause, again: again(30, 'split'), bye },
      'split',
    );
    await throughAll(world.ctx, ann);
    const drawn = (await path()).filter((step) => step.startsWith('split'));
    expect(new Set(drawn)).toEqual(new Set(['split:Branch_1', 'split:Branch_2']));
  });

  it('waits from each arrival', async () => {
    const { ann } = await begin({ mail, pause, again: again(3), bye });
    const start = new Date();
    const until = await throughAll(world.ctx, ann, start);
    expect(until.map((one) => (Date.parse(one) - start.getTime()) / DAY)).toEqual([1, 2, 3, 4]);
  });
});
