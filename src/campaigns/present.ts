import { arn } from '../arn.ts';
import type { Ctx } from '../context.ts';
import {
  campaignStatuses,
  defaultStatus,
  type Statuses,
  treatmentId,
  uniformStatuses,
} from '../domain/campaign/index.ts';
import type { Out } from '../wire.ts';
import type { CampaignRow } from './row.ts';

type CampaignResponse = Out<'GetCampaign'>;

/** A campaign version as the wire shows it. An earlier version tells the status of the campaign as it is now. */
export function presentCampaign(ctx: Ctx, row: CampaignRow): CampaignResponse {
  const segmentDeletedAt = row.segment_deleted_at ?? undefined;
  const now = campaignStatuses(row.newest_definition, { now: ctx.now(), segmentDeletedAt });
  const isNewest = row.version === row.newest_version;
  return present(ctx, row, isNewest ? now : uniformStatuses(row.definition, now.overall));
}

/** A campaign that was just deleted. */
export function presentDeleted(ctx: Ctx, row: CampaignRow): CampaignResponse {
  return present(ctx, row, uniformStatuses(row.definition, 'DELETED'));
}

function present(ctx: Ctx, row: CampaignRow, statuses: Statuses): CampaignResponse {
  const { AdditionalTreatments: others, ...definition } = row.definition;
  return {
    ...definition,
    ...(others && {
      AdditionalTreatments: others.map((treatment, index) => {
        const Id = treatmentId(index);
        const status = statuses.treatments.get(Id) ?? statuses.overall;
        return { ...treatment, Id, State: { CampaignStatus: status } };
      }),
    }),
    ...(others?.length && { DefaultState: { CampaignStatus: defaultStatus(statuses) } }),
    State: { CampaignStatus: statuses.overall },
    ApplicationId: row.project_id,
    Arn: arn(ctx, `apps/${row.project_id}/campaigns/${row.id}`),
    Id: row.id,
    Version: row.version,
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.modified_at.toISOString(),
    tags: row.tags,
  };
}
