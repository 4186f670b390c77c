import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine, type Engine } from '../support/engine.ts';
import {
  journeyState,
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
} from '../support/welcome-project.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
});
afterAll(() => engine.close());

const opened = {
  Conditions: [
    {
      EventCondition: {
        MessageActivity: 'mail',
        Dimensions: { EventType: { DimensionType: 'INCLUSIVE' as const, Values: ['_email.open'] } },
      },
    },
  ],
};

/** Lets time run until the journey is over. */
async function finish(projectId: string, journeyId: string): Promise<void> {
  for (
    let day = 0;
    day < 400 && (await journeyState(engine.ctx, projectId, journeyId)) !== 'COMPLETED';
    day += 10
  ) {
    await engine.env.sleep('10 days');
  }
  expect(await journeyState(engine.ctx, projectId, journeyId)).toBe('COMPLETED');
}

describe('a journey of 30 days', () => {
  it('mails everyone, and reminds by SMS those who did not open it', async () => {
    const { ctx, env } = engine;
    const project = await welcomeProject(ctx, ['ann', 'bob', 'cleo']);
    const journeyId = await publishJourney(ctx, project, 'mail', {
      mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'month' } },
      month: { Wait: { WaitTime: { WaitFor: 'P30D' }, NextActivity: 'opened' } },
      opened: { ConditionalSplit: { Condition: opened, FalseActivity: 'remind' } },
      remind: { SMS: { TemplateName: 'hello' } },
    });
    await expect
      .poll(() => messagesTo(ctx, project.projectId), { timeout: 20_000 })
      .toHaveLength(3);

    const mail = await ctx
      .db('deliveries')
      .where({ project_id: project.projectId, address: 'bob@example.com' })
      .first<{ run_id: string; endpoint_id: string }>('run_id', 'endpoint_id');
    await ctx.db('events').insert({
      project_id: project.projectId,
      endpoint_id: mail.endpoint_id,
      id: 'open-1',
      type: '_email.open',
      at: new Date(),
      attributes: JSON.stringify({ journey_run_id: mail.run_id, journey_activity_id: 'mail' }),
    });
    await env.sleep('29 days');
    expect(await messagesTo(ctx, project.projectId)).toHaveLength(3);
    await finish(project.projectId, journeyId);

    const no = ['mail:SUCCESS', 'month:WAIT_FINISHED', 'opened:Branch_FALSE', 'remind:SUCCESS'];
    expect(await paths(ctx, project.projectId, journeyId)).toEqual({
      'user:ann': no,
      'user:bob': ['mail:SUCCESS', 'month:WAIT_FINISHED', 'opened:Branch_TRUE'],
      'user:cleo': no,
    });
    expect(await messagesTo(ctx, project.projectId)).toHaveLength(5);
  });

  it('splits at random, holds out, and branches by several conditions', async () => {
    const { ctx } = engine;
    const people = Array.from({ length: 40 }, (_, i) => `p${i}`);
    const project = await welcomeProject({ ...ctx, account: '111111111111' }, people);
    const mine = { ...ctx, account: '111111111111' };
    const journeyId = await publishJourney(mine, project, 'half', {
      half: {
        RandomSplit: {
          Branches: [
            { Percentage: 50, NextActivity: 'out' },
            { Percentage: 50, NextActivity: 'which' },
          ],
        },
      },
      out: { Holdout: { Percentage: 50, NextActivity: 'sms' } },
      sms: { SMS: { TemplateName: 'hello' } },
      which: {
        MultiCondition: {
          Branches: [
            {
              Condition: {
                SegmentDimensions: {
                  Attributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['pro'] } },
                },
              },
              NextActivity: 'sms',
            },
            { Condition: { SegmentCondition: { SegmentId: project.segmentId } } },
          ],
          DefaultActivity: 'sms',
        },
      },
    });
    await expect
      .poll(() => journeyState(mine, project.projectId, journeyId), { timeout: 30_000 })
      .toBe('COMPLETED');
    const all = Object.values(await paths(mine, project.projectId, journeyId));
    expect(all).toHaveLength(40);
    const kinds = new Set(all.map((path) => path.join(' ')));
    expect(kinds).toEqual(
      new Set([
        'half:Branch_1 out:HELD_OUT',
        'half:Branch_1 out:NOT_HELD_OUT sms:SUCCESS',
        'half:Branch_2 which:Branch_2',
      ]),
    );
    const sent = all.filter((path) => path.includes('sms:SUCCESS')).length;
    expect(await messagesTo(mine, project.projectId)).toHaveLength(sent);
  });
});
