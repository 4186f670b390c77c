import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type Engine } from '../support/engine.ts';
import { journeyState, messagesTo, paths, welcomeProject } from '../support/welcome-project.ts';
import { livesIn, publishWith, settingsOf } from './sending-project.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
});
afterAll(() => engine.close());

let accounts = 700_000_000_000;
const freshCtx = () => ({ ...engine.ctx, account: String((accounts += 1)) });

const patient = { timeout: 30_000, interval: 100 };
const HOUR = 3_600_000;

/** Lets time run up to a moment. */
const runTo = async (moment: string): Promise<void> =>
  engine.env.sleep(Date.parse(moment) - (await engine.env.currentTimeMs()));

describe('the rules of sending on a running engine', () => {
  it('hold a message over the night in which the clock is put forward', async () => {
    const ctx = freshCtx();
    const project = await welcomeProject(ctx, ['ann', 'bob']);
    const { projectId } = project;
    await livesIn(ctx, project, 'ann-email', 'Europe/Berlin');
    await livesIn(ctx, project, 'bob-email', 'UTC');
    // 23:30 in Berlin; at 02:00 it becomes 03:00, so that 08:00 comes after seven and a half hours.
    const evening = '2036-03-29T22:30:00Z';
    const journeyId = await publishWith(ctx, project, {
      QuietTime: { Start: '22:00', End: '08:00' },
      WaitForQuietTime: true,
      StartActivity: 'evening',
      Activities: {
        evening: { Wait: { WaitTime: { WaitUntil: evening }, NextActivity: 'mail' } },
        mail: { EMAIL: { TemplateName: 'hello' } },
      },
    });
    const waiting = () =>
      ctx
        .db('participants')
        .where({ project_id: projectId, state: 'waiting' })
        .orderBy('id')
        .pluck('waits_until');
    await expect.poll(waiting, patient).toHaveLength(2);
    await runTo('2036-03-30T05:59:00Z');
    expect(await waiting()).toEqual([
      new Date('2036-03-30T06:00:00.001Z'),
      new Date('2036-03-30T08:00:00.001Z'),
    ]);
    expect(await messagesTo(ctx, projectId)).toEqual([]);
    await runTo('2036-03-30T06:01:00Z');
    await expect.poll(() => messagesTo(ctx, projectId), patient).toEqual(['EMAIL ann@example.com']);
    await runTo('2036-03-30T08:01:00Z');
    await expect.poll(() => journeyState(ctx, projectId, journeyId), patient).toBe('COMPLETED');
    expect(await messagesTo(ctx, projectId)).toHaveLength(2);
  });

  it('keep a cap that two journeys share, while both run', async () => {
    const ctx = freshCtx();
    const people = Array.from({ length: 12 }, (_, i) => `p${i}`);
    const project = await welcomeProject(ctx, people);
    await settingsOf(ctx, project, { JourneyLimits: { DailyCap: 1 } });
    const ids = await Promise.all([publishWith(ctx, project, {}), publishWith(ctx, project, {})]);
    for (const id of ids) {
      await expect.poll(() => journeyState(ctx, project.projectId, id), patient).toBe('COMPLETED');
    }
    const sent = await messagesTo(ctx, project.projectId);
    expect(sent).toEqual(people.map((id) => `EMAIL ${id}@example.com`).sort());
    const [one, other] = await Promise.all(ids.map((id) => paths(ctx, project.projectId, id)));
    for (const id of people) {
      const outcomes = [one?.[`user:${id}`], other?.[`user:${id}`]].flat().sort();
      expect(outcomes).toEqual(['mail:DAILY_CAP', 'mail:SUCCESS']);
    }
  });

  it('pace the messages of a journey, whoever sends them', async () => {
    const ctx = freshCtx();
    const project = await welcomeProject(ctx, ['ann', 'bob', 'cleo', 'dan', 'eve']);
    const journeyId = await publishWith(ctx, project, { Limits: { MessagesPerSecond: 1 } });
    await expect.poll(() => messagesTo(ctx, project.projectId), patient).not.toHaveLength(0);
    await engine.env.sleep(HOUR);
    await expect
      .poll(() => journeyState(ctx, project.projectId, journeyId), patient)
      .toBe('COMPLETED');
    const times = await ctx
      .db('deliveries')
      .where({ journey_id: journeyId, state: 'accepted' })
      .orderBy('counted_at')
      .pluck<Date[]>('counted_at');
    const gaps = times.slice(1).map((time, i) => time.getTime() - (times[i]?.getTime() ?? 0));
    expect(gaps).toHaveLength(4);
    // A turn is good for a second, so two of them may come close; all of them can't.
    expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBeGreaterThanOrEqual(3_000);
  });
});
