import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import { noteWakes, sendLeftWakes, wakeParticipants } from '../../src/journeys/wakes.ts';
import type { ParticipantRef } from '../../src/orchestrator.ts';
import { participantWorkflowId } from '../../workflows/ids.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { enterAll, runOf } from '../support/runs.ts';
import { publishJourney, welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';

let engine: Engine;
let project: WelcomeProject;
beforeAll(async () => {
  engine = await startEngine({ skipping: false });
  project = await welcomeProject(engine.ctx, ['ann']);
});
afterAll(() => engine.close());

/** Somebody whose workflow was started with a delay of a year. */
async function delayed(): Promise<ParticipantRef> {
  const journeyId = await publishJourney(engine.ctx, project, 'pause', {
    pause: { Wait: { WaitTime: { WaitFor: 'P365D' } } },
  });
  const run = await runOf(engine.ctx, project.projectId, journeyId);
  const waiting = async () =>
    engine.ctx
      .db('participants')
      .where({ run_id: run.runId, state: 'waiting' })
      .pluck<string[]>('id');
  await expect.poll(waiting, { timeout: 30_000 }).toHaveLength(1);
  const [participantId = ''] = await waiting();
  return { ...run, participantId };
}

const handleOf = (ref: ParticipantRef) =>
  engine.env.client.workflow.getHandle(participantWorkflowId(ref));
const leave = async ({ runId, participantId }: ParticipantRef) => {
  await engine.ctx
    .db('participants')
    .where({ run_id: runId, id: participantId })
    .update({ state: 'left', outcome: 'LEFT' });
};
const wakesLeft = () => engine.ctx.db('participant_wakes').pluck('participant_id');

describe('a wake', () => {
  it('reaches who would begin only after a year', async () => {
    const ref = await delayed();
    await leave(ref);
    await wakeParticipants(engine.ctx, [ref]);
    await handleOf(ref).result();
    expect(await wakesLeft()).toEqual([]);
  });

  it('changes nothing for who has nothing to find, and whose wait goes on', async () => {
    const ref = await delayed();
    const before = await journeys.listJourneyParticipants(engine.ctx, {
      ApplicationId: ref.projectId,
      JourneyId: ref.journeyId,
    });
    await wakeParticipants(engine.ctx, [ref]);
    const begun = async () => (await handleOf(ref).fetchHistory()).events?.length ?? 0;
    await expect.poll(begun, { timeout: 20_000 }).toBeGreaterThan(4);
    const after = await journeys.listJourneyParticipants(engine.ctx, {
      ApplicationId: ref.projectId,
      JourneyId: ref.journeyId,
    });
    expect(after).toEqual(before);
    // It runs now, so the next one is a signal and nothing more.
    await leave(ref);
    await wakeParticipants(engine.ctx, [ref]);
    await handleOf(ref).result();
  });

  it('is sent by the sweep when nobody did', async () => {
    const ref = await delayed();
    await leave(ref);
    await noteWakes(engine.ctx, [ref]);
    await sendLeftWakes(engine.deps);
    expect(await wakesLeft()).toHaveLength(1);
    await engine.ctx.db('participant_wakes').update({ asked_at: new Date(Date.now() - 60_000) });
    await sendLeftWakes(engine.deps);
    await handleOf(ref).result();
    expect(await wakesLeft()).toEqual([]);
  });

  it('waits for a workflow that is not started yet, and for no other', async () => {
    const journeyId = await publishJourney(engine.ctx, project, 'pause', {
      pause: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
    });
    const run = await runOf(engine.ctx, project.projectId, journeyId);
    const [ref] = await enterAll(engine.ctx, { ...run, runId: run.runId });
    if (!ref) throw new Error('Nobody entered');
    const nobody = { ...ref, participantId: 'gone' };
    await engine.ctx.db('participants').insert({
      project_id: ref.projectId,
      journey_id: ref.journeyId,
      run_id: ref.runId,
      id: 'gone',
      state: 'left',
    });
    await wakeParticipants(engine.ctx, [nobody]);
    expect(await wakesLeft()).toEqual([]);
  });
});
