import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../../src/journeys/index.ts';
import { at, enterAll, runOf } from '../../support/runs.ts';
import {
  paths,
  publishJourney,
  welcomeProject,
  type Activities,
  type WelcomeProject,
} from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { editorOf, mail, sms } from './edits.ts';

const HOUR = 3_600_000;
let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, ['ann']);
});
afterAll(() => world.close());

const Dimensions = { EventType: { DimensionType: 'INCLUSIVE' as const, Values: ['bought'] } };
const condition = { EventCondition: { Dimensions } };

/** Steps at which people stand for some hours, then go on to `mail`. */
const STANDS: Record<string, (hours: number) => Activities[string]> = {
  Wait: (hours) => ({ Wait: { WaitTime: { WaitFor: `PT${hours}H` }, NextActivity: 'mail' } }),
  ConditionalSplit: (hours) => ({
    ConditionalSplit: {
      Condition: { Conditions: [condition] },
      EvaluationWaitTime: { WaitFor: `PT${hours}H` },
      FalseActivity: 'mail',
    },
  }),
  MultiCondition: (hours) => ({
    MultiCondition: {
      Branches: [{ Condition: condition }],
      EvaluationWaitTime: { WaitFor: `PT${hours}H` },
      DefaultActivity: 'mail',
    },
  }),
  WaitForEvent: (hours) => ({
    WaitForEvent: {
      EventFilter: { FilterType: 'ENDPOINT', Dimensions },
      Timeout: { WaitFor: `PT${hours}H` },
      NextActivity: 'text',
      TimeoutActivity: 'mail',
    },
  }),
};

async function standAt(kind: string) {
  const { ctx } = world;
  const stand = STANDS[kind];
  if (!stand) throw new Error(`Nobody stands at ${kind}`);
  const rest = { mail: mail('text'), text: sms() };
  const journeyId = await publishJourney(ctx, project, 'stand', { stand: stand(10), ...rest });
  const [ann] = await enterAll(ctx, await runOf(ctx, project.projectId, journeyId));
  if (!ann) throw new Error('ann did not enter');
  const first = Date.now();
  const wake = (hours: number) =>
    journeys.advance(at(ctx, new Date(first + hours * HOUR)), ann, { visit: 0 });
  expect(await wake(0)).toMatchObject({ kind: 'wait', at: 'stand' });
  return {
    ...{ stand, rest, wake, first, ann, ctx },
    path: async () => (await paths(ctx, project.projectId, journeyId))['user:ann'],
    ...editorOf(ctx, project.projectId, journeyId),
  };
}

describe.each(Object.keys(STANDS))('those who stand at a %s', (kind) => {
  it('keep the clock when it becomes shorter', async () => {
    const { apply, stand, rest, wake, first, path } = await standAt(kind);
    await apply({ stand: stand(4), ...rest });
    const until = new Date(first + 4 * HOUR).toISOString();
    expect(await wake(1)).toMatchObject({ kind: 'wait', at: 'stand', until });
    expect(await wake(4)).toMatchObject({ kind: 'left' });
    expect((await path())?.slice(1)).toEqual(['mail:SUCCESS', 'text:SUCCESS']);
  });

  it('are moved when it is removed, and back when that is undone', async () => {
    const { apply, undo, rest, wake, first, path, ctx, ann } = await standAt(kind);
    const decision = { stand: { Action: 'MOVE', ActivityId: 'text' } } as const;
    await apply(rest, decision, { StartActivity: 'mail' });
    const open = { participant_id: ann.participantId, run_id: ann.runId, state: 'open' };
    expect(await ctx.db('event_waits').where(open)).toEqual([]);
    await undo();
    const until = new Date(first + 10 * HOUR).toISOString();
    expect(await wake(2)).toMatchObject({ kind: 'wait', at: 'stand', until });
    expect(await wake(10)).toMatchObject({ kind: 'left' });
    expect((await path())?.slice(3)).toEqual(['mail:SUCCESS', 'text:SUCCESS']);
  });
});
