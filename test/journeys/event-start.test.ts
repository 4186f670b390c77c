import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordEvents } from '../../src/events/index.ts';
import * as journeys from '../../src/journeys/index.ts';
import { runOf } from '../support/runs.ts';
import { welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let project: WelcomeProject;
let count = 0;
beforeAll(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, ['ann']);
});
afterAll(() => world.close());

async function publish(filter: object, SegmentId?: string) {
  const journey = await journeys.createJourney(world.ctx, {
    ApplicationId: project.projectId,
    WriteJourneyRequest: {
      Name: 'on event',
      State: 'ACTIVE',
      StartCondition: {
        EventStartCondition: {
          EventFilter: {
            FilterType: 'ENDPOINT',
            Dimensions: {
              EventType: { DimensionType: 'INCLUSIVE', Values: ['Bought'] },
              ...filter,
            },
          },
          SegmentId,
        },
      },
      StartActivity: 'pause',
      Activities: { pause: { Wait: { WaitTime: { WaitFor: 'P1D' } } } },
    },
  });
  return runOf(world.ctx, project.projectId, journey.Id);
}

const bought = (id: string, attributes: Record<string, string> = {}, endpointId = 'ann-email') =>
  recordEvents(world.ctx, project.projectId, [
    { endpointId, id, type: 'Bought', at: new Date(), attributes, metrics: {} },
  ]);

const entered = async (runId: string) =>
  (await world.ctx.db('participants').where({ run_id: runId }).select<{ id: string }[]>('id'))
    .length;
const refusals = (runId: string) =>
  world.ctx.db('journey_refusals').where({ run_id: runId }).pluck('reason');

describe('a journey that an event starts', () => {
  it('lets in the endpoint of the event, once for each event', async () => {
    const run = await publish({});
    await bought(`e${(count += 1)}`);
    await journeys.takeTriggers(world.deps);
    expect(await entered(run.runId)).toBe(1);
    expect(world.orchestrator.calls.at(-1)).toMatchObject({ name: 'startParticipants' });
    await bought(`e${count}`);
    await journeys.takeTriggers(world.deps);
    expect(await entered(run.runId)).toBe(1);
  });

  it('does not let in who is still inside, and says so', async () => {
    const run = await publish({});
    await bought(`e${(count += 1)}`);
    await bought(`e${(count += 1)}`);
    await journeys.takeTriggers(world.deps);
    expect(await entered(run.runId)).toBe(1);
    expect(await refusals(run.runId)).toEqual(['ACTIVE_ENDPOINT_REJECTED']);
  });

  it('lets in again who has left', async () => {
    const run = await publish({});
    await bought(`e${(count += 1)}`);
    await journeys.takeTriggers(world.deps);
    await world.ctx.db('participants').where({ run_id: run.runId }).update({ state: 'left' });
    await bought(`e${(count += 1)}`);
    await journeys.takeTriggers(world.deps);
    expect(await entered(run.runId)).toBe(2);
  });

  it('lets in only events that pass its filter', async () => {
    const run = await publish({
      Attributes: { kind: { AttributeType: 'INCLUSIVE', Values: ['plant', 'pot'] } },
    });
    await bought(`e${(count += 1)}`, { kind: 'book' });
    await bought(`e${(count += 1)}`, {});
    await journeys.takeTriggers(world.deps);
    expect(await entered(run.runId)).toBe(0);
    await bought(`e${(count += 1)}`, { kind: 'pot' });
    await journeys.takeTriggers(world.deps);
    expect(await entered(run.runId)).toBe(1);
  });

  it('asks for membership of its segment', async () => {
    const run = await publish({}, project.segmentId);
    await world.ctx
      .db('users')
      .where({ project_id: project.projectId, id: 'ann' })
      .update({ attributes: JSON.stringify({ Member: ['no'] }) });
    await bought(`e${(count += 1)}`);
    await journeys.takeTriggers(world.deps);
    await world.ctx
      .db('users')
      .where({ project_id: project.projectId, id: 'ann' })
      .update({ attributes: JSON.stringify({ Member: ['yes'] }) });
    expect(await refusals(run.runId)).toEqual(['FILTERED_OUT_BY_SEGMENT']);
  });

  it('gives a participant an id that Temporal takes, however long the ids it comes from', async () => {
    const run = await publish({});
    await bought('é'.repeat(250));
    await journeys.takeTriggers(world.deps);
    const rows = await world.ctx
      .db('participants')
      .where({ run_id: run.runId })
      .select<{ id: string }[]>('id');
    const id = rows[0]?.id ?? '';
    expect(id.length).toBeGreaterThan(60);
    expect(Buffer.byteLength(id)).toBeLessThan(300);
  });

  it('keeps nothing of an event that nobody waits for', async () => {
    await recordEvents(world.ctx, project.projectId, [
      {
        endpointId: 'ann-email',
        id: 'x',
        type: 'Unheard',
        at: new Date(),
        attributes: {},
        metrics: {},
      },
    ]);
    expect(await world.ctx.db('trigger_outbox').where({ event_type: 'Unheard' })).toEqual([]);
  });

  it('is started by one of two workers that look at the same moment', async () => {
    const run = await publish({});
    await bought(`e${(count += 1)}`);
    const taken = await Promise.all([1, 2, 3].map(() => journeys.takeTriggers(world.deps)));
    expect(taken.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await entered(run.runId)).toBe(1);
  });
});
