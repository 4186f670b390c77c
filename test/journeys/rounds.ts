import type { Ctx } from '../../src/context.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import * as journeys from '../../src/journeys/index.ts';
import type { RunRef } from '../../src/orchestrator.ts';
import { createSegment, updateSegment } from '../../src/segments/index.ts';
import type { In } from '../../src/wire.ts';
import { at, runOf } from '../support/runs.ts';
import type { WelcomeProject } from '../support/welcome-project.ts';
import { publishWith } from './sending-project.ts';

/** Reads the segment from its first page to its last; what the run does then. */
export async function readAll(
  ctx: Ctx,
  run: RunRef,
  request: Omit<journeys.PageRequest, 'after'> = {},
): Promise<journeys.EntryPage> {
  let page = await journeys.enterPage(ctx, run, request);
  while (page.kind === 'page') {
    page = await journeys.enterPage(ctx, run, { ...request, after: page.after });
  }
  return page;
}

const planIs = (plan: string) => ({
  Attributes: { Plan: { AttributeType: 'INCLUSIVE' as const, Values: [plan] } },
});

/** An endpoint on a plan, which segments ask about. */
export async function onPlan(
  ctx: Ctx,
  ApplicationId: string,
  id: string,
  plan: string,
  more: Partial<In<'UpdateEndpoint'>['EndpointRequest']> = {},
): Promise<void> {
  await updateEndpoint(ctx, {
    ApplicationId,
    EndpointId: id,
    EndpointRequest: {
      ChannelType: 'EMAIL',
      Address: `${id}@example.com`,
      Attributes: { Plan: [plan] },
      ...more,
    },
  });
}

/** A segment of everybody on a plan. */
export async function planSegment(ctx: Ctx, ApplicationId: string, plan: string): Promise<string> {
  const { Id } = await createSegment(ctx, {
    ApplicationId,
    WriteSegmentRequest: { Name: plan, Dimensions: planIs(plan) },
  });
  return Id;
}

/** From now on the segment is of another plan. */
export async function changeSegment(
  ctx: Ctx,
  ApplicationId: string,
  SegmentId: string,
  plan: string,
): Promise<void> {
  await updateSegment(ctx, {
    ApplicationId,
    SegmentId,
    WriteSegmentRequest: { Dimensions: planIs(plan) },
  });
}

export async function metricsOf(
  ctx: Ctx,
  ApplicationId: string,
  JourneyId: string,
): Promise<Record<string, string | undefined>> {
  const input = { ApplicationId, JourneyId };
  return (await journeys.getJourneyExecutionMetrics(ctx, input)).Metrics ?? {};
}

/** Publishes a journey of one mail and, unless `stay` is empty, a wait after it. */
export async function beginRounds(ctx: Ctx, project: WelcomeProject, rules: object, stay = 'P1D') {
  const journeyId = await publishWith(ctx, project, {
    ...rules,
    Activities: {
      mail: { EMAIL: { TemplateName: 'hello', NextActivity: stay && 'stay' } },
      ...(stay && { stay: { Wait: { WaitTime: { WaitFor: stay } } } }),
    },
  });
  const run = await runOf(ctx, project.projectId, journeyId);
  const start = Date.now();
  const participants = () => ctx.db('participants').where({ run_id: run.runId });
  return {
    ctx,
    run,
    journeyId,
    after: (hours: number) => at(ctx, new Date(start + hours * 3_600_000)),
    metrics: () => metricsOf(ctx, project.projectId, journeyId),
    ids: (): Promise<string[]> => participants().orderBy('id').pluck('id'),
    leave: (id: string) => participants().where({ id }).update({ state: 'left' }),
  };
}
