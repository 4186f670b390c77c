import type { Ctx } from '../../../src/context.ts';
import * as journeys from '../../../src/journeys/index.ts';
import { runOf } from '../../support/runs.ts';
import type { WelcomeProject } from '../../support/welcome-project.ts';

export const PAUSE = { pause: { Wait: { WaitTime: { WaitFor: 'P1D' } } } };

/** Publishes a journey that events of a type start; its people stay in it, unless it has other steps. */
export async function publishOn(
  ctx: Ctx,
  { projectId }: WelcomeProject,
  type: string,
  more: object = {},
) {
  const { Id } = await journeys.createJourney(ctx, {
    ApplicationId: projectId,
    WriteJourneyRequest: {
      Name: `on ${type}`,
      State: 'ACTIVE',
      StartCondition: {
        EventStartCondition: {
          EventFilter: {
            FilterType: 'ENDPOINT',
            Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: [type] } },
          },
        },
      },
      StartActivity: 'pause',
      Activities: PAUSE,
      ...more,
    },
  });
  return runOf(ctx, projectId, Id);
}

/** Who is or was in a journey. */
export async function peopleOf(ctx: Ctx, projectId: string, journeyId: string): Promise<string[]> {
  const rows = await ctx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId })
    .orderBy('entered_at')
    .select<{ endpoint_id: string | null; user_id: string }[]>('endpoint_id', 'user_id');
  return rows.map((row) => row.endpoint_id ?? row.user_id);
}

export async function refusalsOf(ctx: Ctx, projectId: string, journeyId: string) {
  return ctx
    .db('journey_refusals')
    .where({ project_id: projectId, journey_id: journeyId })
    .pluck<string[]>('reason');
}
