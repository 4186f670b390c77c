import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listDeliveries } from '../../src/deliveries/index.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { advance, listJourneyParticipants, updateJourneyState } from '../../src/journeys/index.ts';
import type { NextMove } from '../../src/domain/journey/participant.ts';
import { at } from '../support/runs.ts';
import {
  messagesTo,
  paths,
  welcomeProject,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginWith, ledger, livesIn, settingsOf } from './sending-project.ts';

const START = { visit: 0 };
const QuietTime = { Start: '22:00', End: '08:00' };
/** 23:30 in Berlin. */
const NIGHT = new Date('2027-06-01T21:30:00Z');
const MORNING = '2027-06-02T06:00:00.001Z';

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let accounts = 400_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann']);
  await livesIn(world.ctx, project, 'ann-email', 'Europe/Berlin');
});

const sent = () => messagesTo(world.ctx, project.projectId);

/** Ann in a journey with these rules: what it takes to move her. */
async function begin(rules: Parameters<typeof beginWith>[2]) {
  const { journeyId, people } = await beginWith(world.ctx, project, rules);
  const [ann] = people;
  if (!ann) throw new Error('ann did not enter');
  const stepsOf = async () => {
    const { Item } = await listJourneyParticipants(world.ctx, {
      ApplicationId: project.projectId,
      JourneyId: journeyId,
    });
    return Item[0]?.Steps.map(({ Outcome, Detail }) => [Outcome, Detail]);
  };
  return {
    journeyId,
    go: (now: Date, cursor = START) => advance(at(world.ctx, now), ann, cursor),
    wake: (move: NextMove) => {
      if (move.kind !== 'wait') throw new Error(`expected a wait, got ${move.kind}`);
      return advance(at(world.ctx, new Date(move.until)), ann, move.cursor);
    },
    path: async () => (await paths(world.ctx, project.projectId, journeyId))['user:ann'],
    stepsOf,
  };
}

describe('a message in quiet time', () => {
  it('is dropped, the ledger says why, and the participant goes on', async () => {
    const { go, path, journeyId } = await begin({ QuietTime });
    expect(await go(NIGHT)).toEqual({ kind: 'left', outcome: 'COMPLETED' });
    expect(await path()).toEqual(['mail:QUIET_TIME']);
    expect(await ledger(world.ctx, journeyId)).toEqual(['refused QUIET_TIME']);
    expect(await sent()).toEqual([]);
  });

  it('is held where the journey waits, and goes when quiet time is over', async () => {
    const { go, wake, journeyId, stepsOf } = await begin({ QuietTime, WaitForQuietTime: true });
    const move = await go(NIGHT);
    expect(move).toMatchObject({ kind: 'wait', at: 'mail', until: MORNING });
    expect(await sent()).toEqual([]);
    const { Item } = await listDeliveries(world.ctx, {
      ApplicationId: project.projectId,
    });
    expect(Item).toMatchObject([
      { State: 'claimed', Reason: 'QUIET_TIME', Detail: `Held until ${MORNING}` },
    ]);

    expect(await wake(move)).toEqual({ kind: 'left', outcome: 'COMPLETED' });
    expect(await sent()).toHaveLength(1);
    expect(await ledger(world.ctx, journeyId)).toEqual(['accepted']);
    expect(await stepsOf()).toEqual([['SUCCESS', 'QUIET_TIME_WAIT_FINISHED']]);
  });

  it('that is held does not go to who has opted out meanwhile', async () => {
    const { go, wake, path } = await begin({ QuietTime, WaitForQuietTime: true });
    const move = await go(NIGHT);
    await updateEndpoint(world.ctx, {
      ApplicationId: project.projectId,
      EndpointId: 'ann-email',
      EndpointRequest: { OptOut: 'ALL' },
    });
    await wake(move);
    expect(await path()).toEqual(['mail:OPTED_OUT']);
    expect(await sent()).toEqual([]);
  });

  it('that is held does not go while the journey is paused', async () => {
    const { go, wake, journeyId } = await begin({ QuietTime, WaitForQuietTime: true });
    const move = await go(NIGHT);
    const to = (State: 'ACTIVE' | 'PAUSED') =>
      updateJourneyState(world.ctx, {
        ApplicationId: project.projectId,
        JourneyId: journeyId,
        JourneyStateRequest: { State },
      });
    await to('PAUSED');
    expect(await wake(move)).toMatchObject({ kind: 'hold' });
    await to('ACTIVE');
    await wake(move);
    expect(await sent()).toHaveLength(1);
  });

  it('is held anew when its recipient has moved to where it is night', async () => {
    const { go, wake } = await begin({ QuietTime, WaitForQuietTime: true });
    const move = await go(NIGHT);
    await livesIn(world.ctx, project, 'ann-email', 'America/Los_Angeles');
    const again = await wake(move);
    expect(again).toMatchObject({ kind: 'wait', until: '2027-06-02T15:00:00.001Z' });
    expect(await sent()).toEqual([]);
  });

  it('goes to a recipient without a zone, and the step says so', async () => {
    await livesIn(world.ctx, project, 'ann-email', '');
    const { go, stepsOf } = await begin({ QuietTime, WaitForQuietTime: true });
    await go(NIGHT);
    expect(await stepsOf()).toEqual([['SUCCESS', 'QUIET_TIME_MISSING_TIMEZONE']]);
  });

  it('is found by the number of a recipient that told no zone', async () => {
    const text = {
      mail: {
        SMS: { TemplateName: 'hello', MessageConfig: { MessageType: 'PROMOTIONAL' as const } },
      },
    };
    const estimated = await begin({
      QuietTime,
      Activities: text,
      TimezoneEstimationMethods: ['PHONE_NUMBER'],
    });
    await estimated.go(NIGHT);
    expect(await estimated.path()).toEqual(['mail:QUIET_TIME']);
  });

  it("is the project's where the journey says nothing", async () => {
    await settingsOf(world.ctx, project, { QuietTime });
    const silent = await begin({});
    await silent.go(NIGHT);
    expect(await silent.path()).toEqual(['mail:QUIET_TIME']);
    const off = await begin({ QuietTime: {} });
    await off.go(NIGHT);
    expect(await off.path()).toEqual(['mail:SUCCESS']);
  });

  it('is refused by a cap first, rather than held for nothing', async () => {
    const two = {
      mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'second' } },
      second: { EMAIL: { TemplateName: 'hello' } },
    };
    await begin({}).then(({ go }) => go(new Date('2027-06-01T19:00:00Z')));
    const capped = await begin({ QuietTime, WaitForQuietTime: true, Activities: two });
    await settingsOf(world.ctx, project, { JourneyLimits: { DailyCap: 1 } });
    await capped.go(NIGHT);
    expect(await capped.path()).toEqual(['mail:DAILY_CAP', 'second:DAILY_CAP']);
  });
});

describe('open hours and closed days', () => {
  const weekday = [{ StartTime: '09:00', EndTime: '17:00' }];
  const scheduled = { QuietTime, WaitForQuietTime: true, SendingSchedule: true };

  it('hold a message of their channel until they allow it', async () => {
    // The first of June 2027 is a Tuesday, the third a Thursday on which it is closed.
    const { go, wake } = await begin({
      ...scheduled,
      OpenHours: { EMAIL: { THURSDAY: weekday, FRIDAY: weekday } },
      ClosedDays: {
        EMAIL: [{ StartDateTime: '2027-06-03T00:00', EndDateTime: '2027-06-04T00:00' }],
      },
    });
    const move = await go(NIGHT);
    expect(move).toMatchObject({ kind: 'wait', until: '2027-06-04T07:00:00.000Z' });
    await wake(move);
    expect(await sent()).toHaveLength(1);
  });

  it('that do not open within a year are told, and nobody waits for ever', async () => {
    const { go, path } = await begin({
      ...scheduled,
      ClosedDays: {
        EMAIL: [{ StartDateTime: '2027-01-01T00:00', EndDateTime: '2030-01-01T00:00' }],
      },
    });
    await go(NIGHT);
    expect(await path()).toEqual(['mail:NO_OPENING']);
  });

  it('hold one endpoint of a person, and send to the others once', async () => {
    await updateEndpoint(world.ctx, {
      ApplicationId: project.projectId,
      EndpointId: 'ann-work',
      EndpointRequest: {
        ChannelType: 'EMAIL',
        Address: 'ann@work.example',
        Demographic: { Timezone: 'America/New_York' },
        User: { UserId: 'ann' },
      },
    });
    const { go, wake, path } = await begin({ QuietTime, WaitForQuietTime: true });
    const move = await go(NIGHT);
    expect(await sent()).toEqual(['EMAIL ann@work.example']);
    await wake(move);
    expect(await sent()).toEqual(['EMAIL ann@example.com', 'EMAIL ann@work.example']);
    expect(await path()).toEqual(['mail:SUCCESS']);
  });
});
