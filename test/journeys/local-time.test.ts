import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { journeyState, messagesTo, welcomeProject } from '../support/welcome-project.ts';
import { metricsOf, onPlan, planSegment } from './rounds.ts';
import { publishWith } from './sending-project.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
});
afterAll(() => engine.close());

let accounts = 820_000_000_000;
const patient = { timeout: 30_000, interval: 100 };
const runTo = async (moment: string): Promise<void> =>
  engine.env.sleep(Date.parse(moment) - (await engine.env.currentTimeMs()));

/** One person in each of these zones; none is nowhere. */
async function peopleIn(zones: Readonly<Record<string, string | undefined>>) {
  const ctx = { ...engine.ctx, account: String((accounts += 1)) };
  const { projectId } = await welcomeProject(ctx, []);
  const project = { projectId, segmentId: await planSegment(ctx, projectId, 'pro') };
  for (const [id, Timezone] of Object.entries(zones)) {
    await onPlan(ctx, projectId, id, 'pro', Timezone ? { Demographic: { Timezone } } : {});
  }
  const places = (): Promise<{ id: string; waits_until: Date | null }[]> =>
    ctx
      .db('participants')
      .where({ project_id: projectId, state: 'waiting' })
      .orderBy('waits_until')
      .select('id', 'waits_until');
  return { ctx, project, places };
}

describe('a journey that starts at the same time of day everywhere', () => {
  it('begins zone by zone, also where the clock is put forward that night', async () => {
    const { ctx, project, places } = await peopleIn({
      tokyo: 'Asia/Tokyo',
      berlin: 'Europe/Berlin',
      lima: 'America/Lima',
      nowhere: undefined,
    });
    const { projectId } = project;
    const journeyId = await publishWith(ctx, project, {
      LocalTime: true,
      Schedule: { StartTime: '2037-03-29T09:00:00.000Z' },
    });
    await runTo('2037-03-28T19:01:00Z');
    await expect.poll(places, patient).toEqual([
      { id: 'tokyo', waits_until: new Date('2037-03-29T00:00:00Z') },
      { id: 'berlin', waits_until: new Date('2037-03-29T07:00:00Z') },
      { id: 'lima', waits_until: new Date('2037-03-29T14:00:00Z') },
    ]);
    expect(await messagesTo(ctx, projectId)).toEqual([]);
    for (const [moment, sent] of [
      ['2037-03-28T23:59:00Z', 0],
      ['2037-03-29T00:01:00Z', 1],
      ['2037-03-29T06:59:00Z', 1],
      ['2037-03-29T07:01:00Z', 2],
    ] as const) {
      await runTo(moment);
      await expect.poll(() => messagesTo(ctx, projectId), patient).toHaveLength(sent);
    }
    await runTo('2037-03-29T14:01:00Z');
    await expect.poll(() => journeyState(ctx, projectId, journeyId), patient).toBe('COMPLETED');
    expect(await metricsOf(ctx, projectId, journeyId)).toMatchObject({
      ENDPOINT_ENTERED: '3',
      ENDPOINT_MISSING_TIMEZONE: '1',
    });
  });

  it('begins at once where its time has passed, and where a number tells the zone', async () => {
    const { ctx, project } = await peopleIn({ tokyo: 'Asia/Tokyo' });
    const { projectId } = project;
    await updateEndpoint(ctx, {
      ApplicationId: projectId,
      EndpointId: 'phone',
      EndpointRequest: {
        ChannelType: 'SMS',
        Address: '+4915112345678',
        Attributes: { Plan: ['pro'] },
      },
    });
    const journeyId = await publishWith(ctx, project, {
      LocalTime: true,
      TimezoneEstimationMethods: ['PHONE_NUMBER'],
      Schedule: { StartTime: '2026-01-01T09:00:00.000Z' },
    });
    await expect.poll(() => journeyState(ctx, projectId, journeyId), patient).toBe('COMPLETED');
    expect(await messagesTo(ctx, projectId)).toEqual(['EMAIL tokyo@example.com']);
    expect(await metricsOf(ctx, projectId, journeyId)).toMatchObject({ ENDPOINT_ENTERED: '2' });
  });
});
