import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import { participantWorkflowId, runWorkflowId } from '../../workflows/ids.ts';
import { sendByMail } from '../support/mail-provider.ts';
import { mailServer } from '../support/mail-server.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { runOf } from '../support/runs.ts';
import {
  journeyState,
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
} from '../support/welcome-project.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: false });
});
afterAll(() => engine.close());

let accounts = 200_000_000_000;
/** An account of the test's own, since templates belong to accounts. */
const freshCtx = () => ({ ...engine.ctx, account: String((accounts += 1)) });
type TestCtx = ReturnType<typeof freshCtx>;

const waitThenMail = (WaitFor: string) => ({
  pause: { Wait: { WaitTime: { WaitFor }, NextActivity: 'mail' } },
  mail: { EMAIL: { TemplateName: 'hello' } },
});

const move = (
  ctx: TestCtx,
  ApplicationId: string,
  JourneyId: string,
  State: 'ACTIVE' | 'PAUSED' | 'CANCELLED',
) => journeys.updateJourneyState(ctx, { ApplicationId, JourneyId, JourneyStateRequest: { State } });

const patient = { timeout: 30_000, interval: 100 };

describe('a journey on a real server', () => {
  it('holds everyone while it is paused, and loses nobody', async () => {
    const ctx = freshCtx();
    const project = await welcomeProject(ctx, ['ann', 'bob', 'cleo']);
    const journeyId = await publishJourney(ctx, project, 'pause', waitThenMail('PT8S'));
    const run = await runOf(ctx, project.projectId, journeyId);
    const waiting = () =>
      ctx.db('participants').where({ run_id: run.runId, state: 'waiting' }).pluck('id');
    await expect.poll(waiting, patient).toHaveLength(3);
    await expect
      .poll(() => journeyState(ctx, project.projectId, journeyId), patient)
      .toBe('CLOSED');
    await move(ctx, project.projectId, journeyId, 'PAUSED');
    await expect.poll(() => journeys.heldPage(ctx, run, { limit: 9 }), patient).toHaveLength(3);
    expect(await messagesTo(ctx, project.projectId)).toEqual([]);

    await move(ctx, project.projectId, journeyId, 'ACTIVE');
    await expect
      .poll(() => journeyState(ctx, project.projectId, journeyId), patient)
      .toBe('COMPLETED');
    expect(await messagesTo(ctx, project.projectId)).toHaveLength(3);
  });

  it('ends every workflow when it is cancelled', async () => {
    const ctx = freshCtx();
    const project = await welcomeProject(ctx, ['ann', 'bob']);
    const journeyId = await publishJourney(ctx, project, 'pause', waitThenMail('P365D'));
    const run = await runOf(ctx, project.projectId, journeyId);
    const statuses = async () => {
      const ids = ['ann', 'bob'].map((id) =>
        participantWorkflowId({ ...run, participantId: `user:${id}` }),
      );
      const found = await Promise.all(
        ids.map((id) => engine.env.client.workflow.getHandle(id).describe()),
      );
      return found.map(({ status }) => status.name);
    };
    const waiting = () =>
      ctx.db('participants').where({ run_id: run.runId, state: 'waiting' }).pluck('id');
    await expect.poll(waiting, patient).toHaveLength(2);
    await move(ctx, project.projectId, journeyId, 'CANCELLED');
    await expect.poll(statuses, patient).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await messagesTo(ctx, project.projectId)).toEqual([]);
  });

  it('tries again while the mail server is away, and sends once', async () => {
    const ctx = freshCtx();
    const project = await welcomeProject(ctx, ['ann']);
    const mail = await mailServer();
    await sendByMail(ctx, project.projectId, mail.url);
    mail.refuse('451 4.3.2 try again later');
    const journeyId = await publishJourney(ctx, project, 'mail', {
      mail: { EMAIL: { TemplateName: 'hello' } },
    });
    await expect.poll(() => mail.refused, patient).toBeGreaterThanOrEqual(2);
    mail.accept();
    await expect
      .poll(() => journeyState(ctx, project.projectId, journeyId), patient)
      .toBe('COMPLETED');
    expect(mail.received).toHaveLength(1);
    expect(await paths(ctx, project.projectId, journeyId)).toEqual({
      'user:ann': ['mail:SUCCESS'],
    });
    await mail.close();
  });

  it('never enters anyone twice when its entry is done again', async () => {
    const ctx = freshCtx();
    const project = await welcomeProject(ctx, ['ann', 'bob']);
    const journeyId = await publishJourney(ctx, project, 'mail', {
      mail: { EMAIL: { TemplateName: 'hello' } },
    });
    const run = await runOf(ctx, project.projectId, journeyId);
    await engine.env.client.workflow.getHandle(runWorkflowId(run)).result();
    await ctx.db('journeys').where({ id: journeyId }).update({ state: 'ACTIVE' });
    await journeys.enterPage(ctx, run);
    await journeys.enterPage(ctx, run);
    await expect.poll(() => messagesTo(ctx, project.projectId), patient).toHaveLength(2);
  });
});
