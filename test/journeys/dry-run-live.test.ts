import { afterAll, beforeAll, expect, it } from 'vitest';
import { DateTime } from 'luxon';
import { dryRunJourney, getJourneyExecutionActivityMetrics } from '../../src/journeys/index.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { journeyState, messagesTo, welcomeProject } from '../support/welcome-project.ts';
import { livesIn, publishWith } from './sending-project.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
});
afterAll(() => engine.close());

const mail = (NextActivity?: string) => ({ EMAIL: { TemplateName: 'hello', NextActivity } });

it('counts what the engine then does, draws included', async () => {
  const { ctx, env } = engine;
  const people = Array.from({ length: 24 }, (_, i) => `p${i}`);
  const project = await welcomeProject(ctx, people);
  for (const person of people.slice(0, 8)) {
    await livesIn(ctx, project, `${person}-email`, 'Asia/Tokyo');
  }
  const start = DateTime.utc().plus({ days: 1 }).startOf('day').plus({ hours: 12 });
  const journeyId = await publishWith(ctx, project, {
    Schedule: { StartTime: start.toISO() },
    Limits: { TotalCap: 3 },
    // Noon in UTC is 21:00 in Tokyo.
    QuietTime: { Start: '20:00', End: '08:00' },
    WaitForQuietTime: true,
    StartActivity: 'mail',
    Activities: {
      mail: mail('half'),
      half: {
        RandomSplit: {
          Branches: [
            { Percentage: 40, NextActivity: 'out' },
            { Percentage: 60, NextActivity: 'pause' },
          ],
        },
      },
      out: { Holdout: { Percentage: 50, NextActivity: 'pause' } },
      pause: { Wait: { WaitTime: { WaitFor: 'P1D' }, NextActivity: 'tokyo' } },
      tokyo: {
        MultiCondition: {
          Branches: [
            {
              Condition: {
                SegmentDimensions: {
                  UserAttributes: { Member: { AttributeType: 'INCLUSIVE', Values: ['no'] } },
                },
              },
            },
            {
              Condition: { SegmentCondition: { SegmentId: project.segmentId } },
              NextActivity: 'b',
            },
          ],
        },
      },
      b: mail('c'),
      c: mail('d'),
      d: mail(),
    },
  });
  const report = await dryRunJourney(ctx, {
    ApplicationId: project.projectId,
    JourneyId: journeyId,
  });
  expect(report).toMatchObject({ Entered: 24, Left: 24, Problems: [] });

  for (let day = 0; day < 10; day += 1) {
    if ((await journeyState(ctx, project.projectId, journeyId)) === 'COMPLETED') break;
    await env.sleep('1 day');
  }
  await expect
    .poll(() => journeyState(ctx, project.projectId, journeyId), { timeout: 20_000 })
    .toBe('COMPLETED');
  for (const { ActivityId, Outcomes } of report.Activities) {
    const { Metrics } = await getJourneyExecutionActivityMetrics(ctx, {
      ApplicationId: project.projectId,
      JourneyId: journeyId,
      JourneyActivityId: ActivityId,
    });
    const { WAIT_STARTED: _begun, ...done } = Metrics ?? {};
    const thought = Object.entries(Outcomes).map(([name, n]) => [name, String(n)]);
    expect({ ActivityId, ...done }).toEqual({ ActivityId, ...Object.fromEntries(thought) });
  }
  expect(await messagesTo(ctx, project.projectId)).toHaveLength(report.Messages);
  const held = report.Withheld.find(({ Code }) => Code === 'QUIET_TIME_HELD');
  expect(held).toMatchObject({ ActivityId: 'mail', Count: 8 });
});
