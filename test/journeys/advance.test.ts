import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advance, closeEntry } from '../../src/journeys/index.ts';
import { recordEvents } from '../../src/events/index.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { createSegment, deleteSegment } from '../../src/segments/index.ts';
import { at, enterAll, runOf } from '../support/runs.ts';
import {
  journeyState,
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

const HOUR = 3_600_000;
const START = { visit: 0 };

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, ['ann']);
});
afterAll(() => world.close());

const mail = (NextActivity?: string) => ({ EMAIL: { TemplateName: 'hello', NextActivity } });
const sms = (NextActivity?: string) => ({ SMS: { TemplateName: 'hello', NextActivity } });
const asked = (type: string, MessageActivity?: string) => ({
  Conditions: [
    {
      EventCondition: {
        ...(MessageActivity ? { MessageActivity } : {}),
        Dimensions: { EventType: { DimensionType: 'INCLUSIVE' as const, Values: [type] } },
      },
    },
  ],
});

/** Publishes, enters ann, and gives what the tests ask for. */
async function begin(start: string, steps: Parameters<typeof publishJourney>[3]) {
  const { ctx } = world;
  const before = await messagesTo(ctx, project.projectId);
  const journeyId = await publishJourney(ctx, project, start, steps);
  const run = await runOf(ctx, project.projectId, journeyId);
  const [ann] = await enterAll(ctx, run);
  if (!ann) throw new Error('ann did not enter');
  return {
    ctx,
    ann,
    run,
    path: async () => (await paths(ctx, project.projectId, journeyId))['user:ann'],
    state: () => journeyState(ctx, project.projectId, journeyId),
    sent: async () => (await messagesTo(ctx, project.projectId)).length - before.length,
  };
}

describe('a walk', () => {
  it('does every step up to the wait, and the rest after it', async () => {
    const { ctx, ann, path, sent } = await begin('mail', {
      mail: mail('text'),
      text: sms('pause'),
      pause: { Wait: { WaitTime: { WaitFor: 'PT1H' }, NextActivity: 'more' } },
      more: sms(),
    });
    const wait = await advance(ctx, ann, START);
    expect(wait).toMatchObject({
      kind: 'wait',
      at: 'pause',
      cursor: { stepId: 'pause', visit: 2 },
    });
    expect(await sent()).toBe(2);
    if (wait.kind !== 'wait') return;
    const later = at(ctx, new Date(wait.until));
    expect(await advance(later, ann, wait.cursor)).toEqual({ kind: 'left', outcome: 'COMPLETED' });
    expect(await path()).toEqual([
      'mail:SUCCESS',
      'text:SUCCESS',
      'pause:WAIT_FINISHED',
      'more:SUCCESS',
    ]);
  });

  it('sends nothing twice when it is done twice', async () => {
    const { ctx, ann, path, sent } = await begin('mail', { mail: mail('text'), text: sms() });
    await Promise.all([advance(ctx, ann, START), advance(ctx, ann, START)]);
    await advance(ctx, ann, START);
    expect(await sent()).toBe(2);
    expect(await path()).toEqual(['mail:SUCCESS', 'text:SUCCESS']);
  });

  it('keeps to a branch that an earlier attempt took, whatever happened since', async () => {
    const { ctx, ann, path, sent, run } = await begin('split', {
      split: {
        ConditionalSplit: {
          Condition: asked('Bought'),
          TrueActivity: 'thanks',
          FalseActivity: 'ask',
        },
      },
      thanks: mail(),
      ask: sms('pause'),
      pause: { Wait: { WaitTime: { WaitFor: 'PT1H' } } },
    });
    await advance(ctx, ann, START);
    await recordEvents(ctx, run.projectId, [
      {
        endpointId: 'ann-email',
        id: `bought-${run.runId}`,
        type: 'Bought',
        at: new Date(),
        attributes: {},
        metrics: {},
      },
    ]);
    await advance(ctx, ann, START);
    expect(await sent()).toBe(1);
    expect(await path()).toEqual(['split:Branch_FALSE', 'ask:SUCCESS']);
  });

  it('waits before it evaluates, when the split says so', async () => {
    const { ctx, ann, path, run } = await begin('split', {
      split: {
        ConditionalSplit: {
          Condition: asked('Paid'),
          EvaluationWaitTime: { WaitFor: 'PT2H' },
          TrueActivity: 'thanks',
        },
      },
      thanks: mail(),
    });
    const wait = await advance(ctx, ann, START);
    if (wait.kind !== 'wait') throw new Error(`expected a wait, got ${wait.kind}`);
    await recordEvents(ctx, run.projectId, [
      {
        endpointId: 'ann-phone',
        id: `paid-${run.runId}`,
        type: 'Paid',
        at: new Date(),
        attributes: {},
        metrics: {},
      },
    ]);
    await advance(at(ctx, new Date(wait.until)), ann, wait.cursor);
    expect(await path()).toEqual(['split:Branch_TRUE', 'thanks:SUCCESS']);
  });

  it('does not take an event of another run for its own', async () => {
    const { ctx, ann, path, run } = await begin('mail', {
      mail: mail('split'),
      split: { ConditionalSplit: { Condition: asked('_email.open', 'mail'), TrueActivity: 'yes' } },
      yes: sms(),
    });
    await recordEvents(ctx, run.projectId, [
      {
        endpointId: 'ann-email',
        id: `open-${run.runId}`,
        type: '_email.open',
        at: new Date(),
        attributes: { journey_run_id: 'another', journey_activity_id: 'mail' },
        metrics: {},
      },
    ]);
    const wait = await advance(ctx, ann, START);
    if (wait.kind !== 'wait') throw new Error(`expected a wait, got ${wait.kind}`);
    await advance(at(ctx, new Date(wait.until)), ann, wait.cursor);
    expect(await path()).toEqual(['mail:SUCCESS', 'split:Branch_FALSE']);
  });

  it('says why a message did not go, and goes on', async () => {
    const { ctx, ann, path, sent } = await begin('push', {
      push: { PUSH: { TemplateName: 'hello', NextActivity: 'mail' } },
      mail: mail(),
    });
    await updateEndpoint(ctx, {
      ApplicationId: project.projectId,
      EndpointId: 'ann-email',
      EndpointRequest: { OptOut: 'ALL' },
    });
    await advance(ctx, ann, START);
    await updateEndpoint(ctx, {
      ApplicationId: project.projectId,
      EndpointId: 'ann-email',
      EndpointRequest: { OptOut: 'NONE' },
    });
    expect(await path()).toEqual(['push:NOT_REACHABLE_ON_CHANNEL', 'mail:OPTED_OUT']);
    expect(await sent()).toBe(0);
  });

  it('lets nobody be stuck at a step that can not be done', async () => {
    const segment = (SourceSegments: { Id: string }[]) =>
      createSegment(world.ctx, {
        ApplicationId: project.projectId,
        WriteSegmentRequest: {
          Name: 'nested',
          SegmentGroups: { Groups: [{ SourceSegments, SourceType: 'ALL', Type: 'ALL' }] },
        },
      });
    const inner = await segment([{ Id: project.segmentId }]);
    const outer = await segment([{ Id: inner.Id }]);
    const { ctx, ann, path } = await begin('split', {
      split: {
        ConditionalSplit: {
          Condition: { Conditions: [{ SegmentCondition: { SegmentId: outer.Id } }] },
          FalseActivity: 'mail',
        },
      },
      mail: mail(),
    });
    await deleteSegment(ctx, { ApplicationId: project.projectId, SegmentId: inner.Id });
    expect(await advance(ctx, ann, START)).toEqual({ kind: 'left', outcome: 'STEP_FAILED' });
    expect(await path()).toEqual(['split:STEP_FAILED']);
  });

  it('completes the journey when the last one leaves', async () => {
    const { ctx, ann, run, state } = await begin('mail', { mail: mail() });
    expect(await state()).toBe('ACTIVE');
    await closeEntry(ctx, run);
    expect(await state()).toBe('CLOSED');
    await advance(ctx, ann, START);
    expect(await state()).toBe('COMPLETED');
  });

  it('counts a wait from arrival, not from the retry that found it begun', async () => {
    const { ctx, ann } = await begin('pause', {
      pause: { Wait: { WaitTime: { WaitFor: 'PT1H' } } },
    });
    const now = new Date();
    const first = await advance(at(ctx, now), ann, START);
    if (first.kind !== 'wait') throw new Error('expected a wait');
    const early = await advance(at(ctx, new Date(now.getTime() + HOUR / 2)), ann, first.cursor);
    expect(early).toMatchObject({ kind: 'wait', until: first.until });
  });
});
