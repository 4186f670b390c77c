import type { Ctx } from '../context.ts';
import {
  campaignStatuses,
  type CampaignDefinition,
  type Treatment,
  treatmentsOf,
} from '../domain/campaign/index.ts';
import { selectVersions } from './row.ts';

/** An in-app campaign that apps may show now, with those of its treatments that run. */
export interface RunningInApp {
  readonly id: string;
  readonly definition: CampaignDefinition;
  readonly running: ReadonlyMap<string, Treatment>;
}

/** The in-app campaigns of a project that run at this moment, the oldest first. */
export async function runningInAppCampaigns(ctx: Ctx, projectId: string): Promise<RunningInApp[]> {
  const rows = await selectVersions(ctx, projectId)
    .whereRaw('v.version = c.version')
    .where('c.in_app_until', '>', ctx.now())
    .whereNull('d.id')
    .orderBy(['c.created_at', 'c.id']);
  return rows.flatMap(({ id, definition }) => {
    const { treatments } = campaignStatuses(definition, { now: ctx.now() });
    const running = treatmentsOf(definition).filter(
      (treatment) => treatments.get(treatment.id) === 'EXECUTING',
    );
    return running.length === 0
      ? []
      : [{ id, definition, running: new Map(running.map((one) => [one.id, one])) }];
  });
}
