import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { advance, getJourneyExecutionActivityMetrics } from '../../src/journeys/index.ts';
import { at } from '../support/runs.ts';
import {
  messagesTo,
  paths,
  welcomeProject,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginWith, ledger, settingsOf } from './sending-project.ts';

const START = { visit: 0 };
const HOUR = 3_600_000;
const sms = (MessageType: 'TRANSACTIONAL' | 'PROMOTIONAL') => ({
  mail: { SMS: { TemplateName: 'hello', MessageConfig: { MessageType } } },
});
const threeMails = {
  mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'second' } },
  second: { EMAIL: { TemplateName: 'hello', NextActivity: 'third' } },
  third: { EMAIL: { TemplateName: 'hello' } },
};

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let accounts = 300_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann']);
});

const sent = () => messagesTo(world.ctx, project.projectId);
const pathOf = async (journeyId: string) =>
  (await paths(world.ctx, project.projectId, journeyId))['user:ann'];

/** Publishes with these limits and takes ann through. */
async function run(Limits: object, Activities?: Parameters<typeof beginWith>[2]['Activities']) {
  const { ctx } = world;
  const { journeyId, people } = await beginWith(ctx, project, {
    Limits,
    ...(Activities && { Activities }),
  });
  for (const person of people) await advance(ctx, person, START);
  return journeyId;
}

describe('a cap of the journey', () => {
  it('lets as many through as it says, and those who had them go on', async () => {
    const journeyId = await run({ DailyCap: 2 }, threeMails);
    expect(await sent()).toHaveLength(2);
    expect(await pathOf(journeyId)).toEqual(['mail:SUCCESS', 'second:SUCCESS', 'third:DAILY_CAP']);
    expect(await ledger(world.ctx, journeyId)).toEqual([
      'accepted',
      'accepted',
      'refused DAILY_CAP',
    ]);
    const { Metrics } = await getJourneyExecutionActivityMetrics(world.ctx, {
      ApplicationId: project.projectId,
      JourneyId: journeyId,
      JourneyActivityId: 'third',
    });
    expect(Metrics).toEqual({ SUCCESS: '0', DAILY_CAP: '1' });
  });

  it.each([
    [{ TotalCap: 1 }, 'TOTAL_CAP'],
    [{ TimeframeCap: { Cap: 1, Days: 7 } }, 'TIMEFRAME_CAP'],
    [{ DailyCap: 3, TotalCap: 2, TimeframeCap: { Cap: 1, Days: 30 } }, 'TIMEFRAME_CAP'],
  ])('%j refuses with %s', async (Limits, reason) => {
    const journeyId = await run(Limits, threeMails);
    expect((await pathOf(journeyId))?.[1]).toBe(`second:${reason}`);
  });

  it('counts only what this journey sent', async () => {
    await run({});
    await run({ DailyCap: 1 });
    expect(await sent()).toHaveLength(2);
  });

  it('forgets a day after 24 hours, and nothing of the total', async () => {
    const { ctx } = world;
    const wait = {
      ...threeMails,
      mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'day' } },
      day: { Wait: { WaitTime: { WaitFor: 'PT24H' }, NextActivity: 'second' } },
    };
    const { people, journeyId } = await beginWith(ctx, project, {
      Limits: { DailyCap: 1, TotalCap: 2 },
      Activities: wait,
    });
    const [ann] = people;
    if (!ann) throw new Error('ann did not enter');
    const first = await advance(ctx, ann, START);
    if (first.kind !== 'wait') throw new Error('expected a wait');
    // The message was counted a moment after the wait's clock began.
    const later = new Date(Date.parse(first.until) + HOUR);
    await advance(at(ctx, later), ann, first.cursor);
    expect(await pathOf(journeyId)).toEqual([
      'mail:SUCCESS',
      'day:WAIT_FINISHED',
      'second:SUCCESS',
      'third:DAILY_CAP',
    ]);
  });

  it('does not hold back transactional messages, nor count them', async () => {
    await run({ TotalCap: 1 }, sms('TRANSACTIONAL'));
    await settingsOf(world.ctx, project, { Limits: { Daily: 1 } });
    const journeyId = await run({ TotalCap: 1 }, sms('TRANSACTIONAL'));
    expect(await pathOf(journeyId)).toEqual(['mail:SUCCESS']);
    const promotional = await run({}, sms('PROMOTIONAL'));
    expect(await pathOf(promotional)).toEqual(['mail:SUCCESS']);
  });

  it.each([
    ['unknown', 'DAILY_CAP'],
    ['handed_over', 'DAILY_CAP'],
    ['rejected', 'SUCCESS'],
    ['claimed', 'SUCCESS'],
  ])('counts what may have left: after one that is %s the next is %s', async (state, outcome) => {
    const { ctx } = world;
    const earlier = await run({});
    await ctx.db('deliveries').where({ journey_id: earlier }).update({ state });
    await settingsOf(ctx, project, { JourneyLimits: { DailyCap: 1 } });
    expect(await pathOf(await run({}))).toEqual([`mail:${outcome}`]);
  });
});

describe("the project's limits", () => {
  it('hold for all journeys together', async () => {
    await settingsOf(world.ctx, project, { JourneyLimits: { DailyCap: 1 } });
    await run({});
    const second = await run({});
    expect(await pathOf(second)).toEqual(['mail:DAILY_CAP']);
    expect(await sent()).toHaveLength(1);
  });

  it('give way to those of a journey, but for the one over campaigns and journeys', async () => {
    await settingsOf(world.ctx, project, { JourneyLimits: { DailyCap: 1 } });
    const own = await run({ DailyCap: 3 }, threeMails);
    expect(await pathOf(own)).toEqual(['mail:SUCCESS', 'second:SUCCESS', 'third:SUCCESS']);
    await settingsOf(world.ctx, project, { Limits: { Daily: 4 } });
    const both = await run({ DailyCap: 3 }, threeMails);
    expect(await pathOf(both)).toEqual(['mail:SUCCESS', 'second:DAILY_CAP', 'third:DAILY_CAP']);
  });

  it('act at once on journeys that run already', async () => {
    const { ctx } = world;
    const { people, journeyId } = await beginWith(ctx, project, { Activities: threeMails });
    await settingsOf(ctx, project, { JourneyLimits: { TotalCap: 1 } });
    for (const person of people) await advance(ctx, person, START);
    expect(await pathOf(journeyId)).toEqual([
      'mail:SUCCESS',
      'second:TOTAL_CAP',
      'third:TOTAL_CAP',
    ]);
  });
});

describe('many messages at the same moment', () => {
  it('never exceed a cap, whichever journeys they are of', async () => {
    const { ctx } = world;
    await settingsOf(ctx, project, { JourneyLimits: { DailyCap: 3 } });
    const begun = [];
    for (let i = 0; i < 12; i += 1) begun.push(await beginWith(ctx, project, {}));
    await Promise.all(
      begun.map(({ people }) => people.map((one) => advance(ctx, one, START))).flat(),
    );
    expect(await sent()).toHaveLength(3);
    const outcomes = await ctx
      .db('deliveries')
      .where({ project_id: project.projectId })
      .select<{ state: string }[]>('state');
    expect(outcomes.filter(({ state }) => state === 'accepted')).toHaveLength(3);
    expect(outcomes).toHaveLength(12);
  });
});
