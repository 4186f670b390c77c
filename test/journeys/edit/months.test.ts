import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type Engine } from '../../support/engine.ts';
import {
  journeyState,
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
} from '../../support/welcome-project.ts';
import { editorOf, mail, sms, wait } from './edits.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
});
afterAll(() => engine.close());

describe('an edit in the middle of long waits', () => {
  it('makes a month longer and shorter, counted from when its people came', async () => {
    const { ctx, env } = engine;
    const project = await welcomeProject(ctx, ['ann', 'bob']);
    const steps = { mail: mail('month'), month: wait('P30D', 'text'), text: sms() };
    const journeyId = await publishJourney(ctx, project, 'mail', steps);
    const { apply } = editorOf(ctx, project.projectId, journeyId);
    const messages = () => messagesTo(ctx, project.projectId);
    const patient = { timeout: 20_000 };
    await expect.poll(messages, patient).toHaveLength(2);
    await expect
      .poll(() => journeyState(ctx, project.projectId, journeyId), patient)
      .toBe('CLOSED');

    await env.sleep('20 days');
    await apply({ ...steps, month: wait('P60D', 'text') });
    await env.sleep('35 days');
    expect(await messages()).toHaveLength(2);
    await apply({ ...steps, month: wait('P57D', 'text') });
    await env.sleep('3 days');
    await expect
      .poll(() => journeyState(ctx, project.projectId, journeyId), patient)
      .toBe('COMPLETED');
    expect(await messages()).toHaveLength(4);
    expect(Object.values(await paths(ctx, project.projectId, journeyId))).toEqual([
      ['mail:SUCCESS', 'month:WAIT_FINISHED', 'text:SUCCESS'],
      ['mail:SUCCESS', 'month:WAIT_FINISHED', 'text:SUCCESS'],
    ]);
  });
});
