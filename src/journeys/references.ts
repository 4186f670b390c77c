import { channelStates } from '../channels/index.ts';
import type { Ctx } from '../context.ts';
import {
  stepChannels,
  stepsOf,
  type JourneyDefinition,
  type JourneyState,
  type Step,
} from '../domain/journey/index.ts';
import { findSegment } from '../segments/index.ts';
import { loadTemplate } from '../templates/index.ts';
import { NotFoundError } from '../errors.ts';

const TEMPLATED = ['EMAIL', 'SMS', 'PUSH'] as const;
const OVER: readonly JourneyState[] = ['CLOSED', 'COMPLETED', 'CANCELLED'];

/** What the definition refers to and cannot have: templates, channels, segments. All problems at once. */
export async function referenceProblems(
  ctx: Ctx,
  projectId: string,
  definition: JourneyDefinition,
): Promise<string[]> {
  const steps = Object.entries(stepsOf(definition));
  const problems = await segmentProblems(ctx, projectId, definition);
  for (const [id, step] of steps) {
    problems.push(...(await templateProblems(ctx, id, step)));
    problems.push(...(await targetProblems(ctx, projectId, id, step)));
  }
  return [...problems, ...(await channelProblems(ctx, projectId, steps))];
}

async function templateProblems(ctx: Ctx, id: string, step: Step): Promise<string[]> {
  const problems: string[] = [];
  for (const type of TEMPLATED) {
    const message = step[type];
    if (!message?.TemplateName) continue;
    const { TemplateName: name, TemplateVersion: version } = message;
    try {
      await loadTemplate(ctx, { name, type, version });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      const which = version ? `version ${version} of the ${type} template` : `${type} template`;
      problems.push(`Activities.${id}.${type}: there is no ${which} "${name}"`);
    }
  }
  return problems;
}

/** A draft may be named: of two journeys that start each other one is published first. */
async function targetProblems(
  ctx: Ctx,
  projectId: string,
  id: string,
  { StartJourney: start }: Step,
): Promise<string[]> {
  if (!start?.JourneyId) return [];
  const target = await ctx
    .db('journeys')
    .where({ project_id: projectId, id: start.JourneyId })
    .first<{ state: JourneyState } | undefined>('state');
  const path = `Activities.${id}.StartJourney.JourneyId`;
  if (!target) return [`${path}: there is no journey ${start.JourneyId}`];
  return OVER.includes(target.state)
    ? [`${path}: journey ${start.JourneyId} is ${target.state}, and nobody can enter any more`]
    : [];
}

async function channelProblems(
  ctx: Ctx,
  projectId: string,
  steps: readonly [string, Step][],
): Promise<string[]> {
  const states = await channelStates(ctx, projectId);
  return TEMPLATED.flatMap((type) => {
    const users = steps.filter(([, step]) => step[type]).map(([id]) => id);
    if (users.length === 0) return [];
    const enabled = stepChannels(type).some((channel) => states.get(channel)?.enabled);
    return enabled
      ? []
      : [`The ${type} channel is not enabled in this project, and ${users.join(', ')} need it`];
  });
}

async function segmentProblems(
  ctx: Ctx,
  projectId: string,
  definition: JourneyDefinition,
): Promise<string[]> {
  const start = definition.StartCondition;
  const asked: [string, string | undefined][] = [
    ['StartCondition.SegmentStartCondition', start?.SegmentStartCondition?.SegmentId],
    ['StartCondition.EventStartCondition', start?.EventStartCondition?.SegmentId],
    ...(definition.ExitWhen ?? []).map(({ SegmentId }, at): [string, string | undefined] => [
      `ExitWhen[${at}]`,
      SegmentId,
    ]),
    ...Object.entries(stepsOf(definition)).flatMap(([id, step]) =>
      [
        ...(step.ConditionalSplit?.Condition?.Conditions ?? []),
        ...(step.MultiCondition?.Branches ?? []).flatMap((branch) => branch.Condition ?? []),
      ].map((condition): [string, string | undefined] => [
        `Activities.${id}`,
        condition.SegmentCondition?.SegmentId,
      ]),
    ),
  ];
  const problems: string[] = [];
  for (const [path, segmentId] of asked) {
    if (segmentId && !(await findSegment(ctx, { projectId, segmentId }))) {
      problems.push(`${path}: there is no segment ${segmentId}`);
    }
  }
  return problems;
}
