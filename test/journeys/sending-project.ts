import type { Ctx } from '../../src/context.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import * as journeys from '../../src/journeys/index.ts';
import { updateApplicationSettings } from '../../src/projects/index.ts';
import type { In } from '../../src/wire.ts';
import { enterAll, runOf } from '../support/runs.ts';
import type { WelcomeProject } from '../support/welcome-project.ts';

type Journey = Partial<In<'CreateJourney'>['WriteJourneyRequest']>;

const MAIL = { mail: { EMAIL: { TemplateName: 'hello' } } };

/** Publishes a journey with rules: one mail, unless it has other steps. */
export async function publishWith(
  ctx: Ctx,
  { projectId, segmentId }: WelcomeProject,
  journey: Journey,
): Promise<string> {
  const { Id } = await journeys.createJourney(ctx, {
    ApplicationId: projectId,
    WriteJourneyRequest: {
      Name: 'with rules',
      State: 'ACTIVE',
      StartCondition: { SegmentStartCondition: { SegmentId: segmentId } },
      StartActivity: 'mail',
      Activities: MAIL,
      ...journey,
    },
  });
  return Id;
}

/** Publishes, and enters everyone by hand; one ref for each of them. */
export async function beginWith(ctx: Ctx, project: WelcomeProject, journey: Journey) {
  const journeyId = await publishWith(ctx, project, journey);
  const run = await runOf(ctx, project.projectId, journeyId);
  return { journeyId, run, people: await enterAll(ctx, run) };
}

/** Replaces members of the project's settings. */
export async function settingsOf(
  ctx: Ctx,
  { projectId }: WelcomeProject,
  WriteApplicationSettingsRequest: In<'UpdateApplicationSettings'>['WriteApplicationSettingsRequest'],
): Promise<void> {
  await updateApplicationSettings(ctx, {
    ApplicationId: projectId,
    WriteApplicationSettingsRequest,
  });
}

export async function livesIn(
  ctx: Ctx,
  { projectId }: WelcomeProject,
  EndpointId: string,
  Timezone: string,
): Promise<void> {
  await updateEndpoint(ctx, {
    ApplicationId: projectId,
    EndpointId,
    EndpointRequest: { Demographic: { Timezone } },
  });
}

/** What the ledger says of a journey's messages: state and reason, in the order in which they were claimed. */
export async function ledger(ctx: Ctx, journeyId: string): Promise<string[]> {
  const rows = await ctx
    .db('deliveries')
    .where({ journey_id: journeyId })
    .orderBy(['claimed_at', 'send_key'])
    .select<{ state: string; reason: string | null }[]>('state', 'reason');
  return rows.map(({ state, reason }) => (reason === null ? state : `${state} ${reason}`));
}
