import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { recordEvents } from '../../src/events/index.ts';
import * as journeys from '../../src/journeys/index.ts';
import type { NextMove } from '../../src/domain/journey/index.ts';
import { getJourneySettings, updateJourneySettings } from '../../src/projects/index.ts';
import { at } from '../support/runs.ts';
import {
  paths,
  welcomeProject,
  type Activities as Steps,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginWith } from './sending-project.ts';

const MINUTE = 60_000;

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let accounts = 830_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann']);
});

const opened = (MessageActivity?: string, type = '_email.open') => ({
  EventCondition: {
    ...(MessageActivity && { MessageActivity }),
    Dimensions: { EventType: { DimensionType: 'INCLUSIVE' as const, Values: [type] } },
  },
});
const split = (condition: object, EvaluationWaitTime?: object) => ({
  ConditionalSplit: { Condition: { Conditions: [condition] }, EvaluationWaitTime },
});
const wait = (minutes: number) => ({
  Wait: { WaitTime: { WaitFor: `PT${minutes}M` }, NextActivity: 'split' },
});
const mail = (NextActivity: string) => ({ EMAIL: { TemplateName: 'hello', NextActivity } });

const settings = (EvaluationWaits: { Message?: string; Custom?: string }) =>
  updateJourneySettings(world.ctx, {
    ApplicationId: project.projectId,
    WriteJourneySettingsRequest: { EvaluationWaits },
  });

/** Goes from wait to wait; after how many minutes each ends, and which way the split went. */
async function waits(StartActivity: string, Activities: Steps) {
  const { ctx } = world;
  const { journeyId, people } = await beginWith(ctx, project, { StartActivity, Activities });
  const [ann] = people;
  if (!ann) throw new Error('ann did not enter');
  const start = new Date();
  const ends: number[] = [];
  const seen = async () => {
    const [path = []] = Object.values(await paths(ctx, project.projectId, journeyId));
    return [...ends, path.at(-1)];
  };
  let move: NextMove = await journeys.advance(at(ctx, start), ann, { visit: 0 });
  while (move.kind === 'wait') {
    const until = new Date(move.until);
    ends.push((until.getTime() - start.getTime()) / MINUTE);
    move = await journeys.advance(at(ctx, until), ann, move.cursor);
  }
  return seen();
}

describe('a split that names no time to wait', () => {
  it('gives people an hour for a message, and counts it from when that was sent', async () => {
    const asks = split(opened('mail'));
    const no = 'split:Branch_FALSE';
    expect(await waits('mail', { mail: mail('split'), split: asks })).toEqual([60, no]);
    for (const [minutes, ends] of [
      [20, [20, 60]],
      [90, [90]],
    ] as const) {
      const steps = { mail: mail('pause'), pause: wait(minutes), split: asks };
      expect(await waits('mail', steps)).toEqual([...ends, no]);
    }
  });

  it('gives the last of several messages its hour', async () => {
    const steps = {
      mail: mail('pause'),
      pause: { Wait: { WaitTime: { WaitFor: 'PT30M' }, NextActivity: 'text' } },
      text: { SMS: { TemplateName: 'hello', NextActivity: 'split' } },
      split: {
        MultiCondition: {
          Branches: [{ Condition: opened('mail') }, { Condition: opened('text', '_SMS.SUCCESS') }],
        },
      },
    };
    expect(await waits('mail', steps)).toEqual([30, 90, 'split:Branch_Default']);
  });

  it('evaluates at once when it asks about no message, or one that did not go', async () => {
    expect(await waits('split', { split: split(opened()) })).toEqual(['split:Branch_FALSE']);
    await updateEndpoint(world.ctx, {
      ApplicationId: project.projectId,
      EndpointId: 'ann-email',
      EndpointRequest: { OptOut: 'ALL' },
    });
    const steps = { mail: mail('split'), split: split(opened('mail')) };
    expect(await waits('mail', steps)).toEqual(['split:Branch_FALSE']);
  });

  it('waits as long as the project says', async () => {
    const steps = { mail: mail('split'), split: split(opened('mail')) };
    await settings({ Message: 'PT5M' });
    expect(await waits('mail', steps)).toEqual([5, 'split:Branch_FALSE']);
    await settings({ Message: 'PT0S' });
    expect(await waits('mail', steps)).toEqual(['split:Branch_FALSE']);
  });

  it('goes by its own time where it has one', async () => {
    const steps = { mail: mail('split'), split: split(opened('mail'), { WaitFor: 'PT2M' }) };
    expect(await waits('mail', steps)).toEqual([2, 'split:Branch_FALSE']);
  });

  it('sees what happens while it waits', async () => {
    const { ctx } = world;
    const { people, journeyId } = await beginWith(ctx, project, {
      Activities: { mail: mail('split'), split: split(opened('mail')) },
    });
    const [ann] = people;
    if (!ann) throw new Error('ann did not enter');
    const move = await journeys.advance(ctx, ann, { visit: 0 });
    if (move.kind !== 'wait') throw new Error(`expected a wait, got ${move.kind}`);
    await recordEvents(ctx, project.projectId, [
      {
        endpointId: 'ann-email',
        id: 'open',
        type: '_email.open',
        at: new Date(),
        attributes: { journey_run_id: ann.runId, journey_activity_id: 'mail' },
        metrics: {},
      },
    ]);
    await journeys.advance(at(ctx, new Date(move.until)), ann, move.cursor);
    expect(await paths(ctx, project.projectId, journeyId)).toEqual({
      'user:ann': ['mail:SUCCESS', 'split:Branch_TRUE'],
    });
  });
});

describe('the settings of journeys', () => {
  const get = () => getJourneySettings(world.ctx, { ApplicationId: project.projectId });

  it('are those of the original until they are changed, one by one', async () => {
    expect(await get()).toMatchObject({ EvaluationWaits: { Message: 'PT1H', Custom: 'PT15M' } });
    await settings({ Custom: 'PT0S' });
    await settings({ Message: 'PT2H' });
    expect(await get()).toMatchObject({ EvaluationWaits: { Message: 'PT2H', Custom: 'PT0S' } });
  });

  it('are refused when they are no durations, and belong to the account', async () => {
    await expect(settings({ Message: '1 hour', Custom: '-PT1H' })).rejects.toThrow(
      /EvaluationWaits.Message is "1 hour".*EvaluationWaits.Custom is "-PT1H"/,
    );
    const foreign = { ...world.ctx, account: '999999999999' };
    const input = { ApplicationId: project.projectId };
    await expect(getJourneySettings(foreign, input)).rejects.toMatchObject({ code: 'NotFound' });
    await expect(
      updateJourneySettings(foreign, { ...input, WriteJourneySettingsRequest: {} }),
    ).rejects.toMatchObject({ code: 'NotFound' });
  });
});
