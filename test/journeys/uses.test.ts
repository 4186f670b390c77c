import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import { createSegment, deleteSegment, updateSegment } from '../../src/segments/index.ts';
import { deleteEmailTemplate } from '../../src/templates/index.ts';
import {
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginWith } from './sending-project.ts';

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let accounts = 840_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann']);
});

const mail = { EMAIL: { TemplateName: 'hello' } };
const asks = (SegmentId: string) => ({
  ConditionalSplit: {
    Condition: { Conditions: [{ SegmentCondition: { SegmentId } }] },
    TrueActivity: 'mail',
    FalseActivity: 'mail',
  },
});

async function segmentOn(Id: string, Version?: number): Promise<string> {
  const { Id: id } = await createSegment(world.ctx, {
    ApplicationId: project.projectId,
    WriteSegmentRequest: nested(Id, Version),
  });
  return id;
}
const nested = (Id: string, Version?: number) => ({
  Name: 'nested',
  SegmentGroups: {
    Groups: [
      { SourceSegments: [{ Id, Version }], SourceType: 'ALL' as const, Type: 'ALL' as const },
    ],
  },
});
const needing = async (SegmentId: string, ctx = world.ctx) =>
  (await journeys.listSegmentJourneys(ctx, { ApplicationId: project.projectId, SegmentId })).Item;

describe('before a segment is deleted', () => {
  it('one can see which journeys need it, where, and how many people are inside', async () => {
    const other = await segmentOn(project.segmentId);
    const { journeyId } = await beginWith(world.ctx, project, {
      StartActivity: 'split',
      Activities: { split: asks(other), mail },
    });
    expect(await needing(project.segmentId)).toEqual([
      {
        ApplicationId: project.projectId,
        JourneyId: journeyId,
        Name: 'with rules',
        State: 'ACTIVE',
        Members: ['StartCondition'],
        Activities: ['split'],
        Participants: 1,
      },
    ]);
    expect(await needing(other)).toMatchObject([{ Members: [], Activities: ['split'] }]);
  });

  it('a journey that is over does not need it any more', async () => {
    const id = await publishJourney(world.ctx, project, 'mail', { mail });
    await journeys.updateJourneyState(world.ctx, {
      ApplicationId: project.projectId,
      JourneyId: id,
      JourneyStateRequest: { State: 'CANCELLED' },
    });
    expect(await needing(project.segmentId)).toEqual([]);
  });

  it('what is not built on it any more does not count, unless a run goes by how it was', async () => {
    const base = await segmentOn(project.segmentId);
    const outer = await segmentOn(base);
    const start = { SegmentStartCondition: { SegmentId: outer } };
    const { run } = await beginWith(world.ctx, project, { StartCondition: start });
    await journeys.enterPage(world.ctx, run);
    await updateSegment(world.ctx, {
      ApplicationId: project.projectId,
      SegmentId: outer,
      WriteSegmentRequest: nested(project.segmentId),
    });
    await beginWith(world.ctx, project, { Name: 'later', StartCondition: start });
    expect((await needing(base)).map(({ Name }) => Name)).toEqual(['with rules']);
    expect((await needing(project.segmentId)).map(({ Name }) => Name).sort()).toEqual([
      'later',
      'with rules',
    ]);
  });

  it('a version that is named counts only for who uses that version', async () => {
    const middle = await segmentOn(project.segmentId);
    const pinned = await segmentOn(middle, 1);
    const open = await segmentOn(middle);
    await updateSegment(world.ctx, {
      ApplicationId: project.projectId,
      SegmentId: middle,
      WriteSegmentRequest: { Name: 'free', Dimensions: {} },
    });
    for (const [Name, SegmentId] of [
      ['pinned', pinned],
      ['open', open],
    ] as const) {
      await beginWith(world.ctx, project, {
        Name,
        StartCondition: { SegmentStartCondition: { SegmentId } },
      });
    }
    expect((await needing(project.segmentId)).map(({ Name }) => Name)).toEqual(['pinned']);
  });

  it('comes page by page, and only to the account', async () => {
    for (const _ of [1, 2, 3]) await publishJourney(world.ctx, project, 'mail', { mail });
    const input = { ApplicationId: project.projectId, SegmentId: project.segmentId, PageSize: '2' };
    const first = await journeys.listSegmentJourneys(world.ctx, input);
    const second = await journeys.listSegmentJourneys(world.ctx, {
      ...input,
      Token: first.NextToken,
    });
    expect([first.Item.length, second.Item.length, second.NextToken]).toEqual([2, 1, undefined]);
    await expect(
      needing(project.segmentId, { ...world.ctx, account: '999999999999' }),
    ).rejects.toMatchObject({ code: 'NotFound' });
  });
});

describe('before a template is deleted', () => {
  it('one can see which journeys of all projects send it', async () => {
    const journeyId = await publishJourney(world.ctx, project, 'mail', { mail });
    const list = (TemplateType: string, ctx = world.ctx) =>
      journeys.listTemplateJourneys(ctx, { TemplateName: 'hello', TemplateType });
    expect((await list('email')).Item).toMatchObject([
      { JourneyId: journeyId, Members: [], Activities: ['mail'] },
    ]);
    expect((await list('SMS')).Item).toEqual([]);
    await expect(list('LETTER')).rejects.toThrow(/template-type is "LETTER"/);
    await expect(list('email', { ...world.ctx, account: '999999999999' })).rejects.toMatchObject({
      code: 'NotFound',
    });
  });
});

describe('after it', () => {
  it('who comes to a split that asks for a deleted segment leaves, and is told why', async () => {
    const other = await segmentOn(project.segmentId);
    const { journeyId, people } = await beginWith(world.ctx, project, {
      StartActivity: 'split',
      Activities: { split: asks(other), mail },
    });
    await deleteSegment(world.ctx, { ApplicationId: project.projectId, SegmentId: other });
    for (const person of people) await journeys.advance(world.ctx, person, { visit: 0 });
    expect(await paths(world.ctx, project.projectId, journeyId)).toEqual({
      'user:ann': ['split:STEP_FAILED'],
    });
    expect(await messagesTo(world.ctx, project.projectId)).toEqual([]);
  });

  it('a message without its template is refused by name, and the participant goes on', async () => {
    const { journeyId, people } = await beginWith(world.ctx, project, {
      Activities: {
        mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'text' } },
        text: { SMS: { TemplateName: 'hello' } },
      },
    });
    await deleteEmailTemplate(world.ctx, { TemplateName: 'hello' });
    for (const person of people) await journeys.advance(world.ctx, person, { visit: 0 });
    expect(await paths(world.ctx, project.projectId, journeyId)).toEqual({
      'user:ann': ['mail:TEMPLATE_NOT_FOUND', 'text:SUCCESS'],
    });
  });
});
