import type { Ctx } from '../context.ts';
import type { CampaignDefinition } from '../domain/campaign/index.ts';
import { notFound } from '../errors.ts';

/** One version of a campaign, with what it takes to tell the status of the campaign. */
export interface CampaignRow {
  readonly project_id: string;
  readonly id: string;
  readonly version: number;
  readonly definition: CampaignDefinition;
  readonly modified_at: Date;
  readonly tags: Record<string, string>;
  readonly created_at: Date;
  readonly newest_version: number;
  readonly newest_definition: CampaignDefinition;
  readonly segment_deleted_at: Date | null;
}

export interface CampaignRef {
  readonly projectId: string;
  readonly campaignId: string;
  /** Absent: the newest. */
  readonly version?: number;
}

/** A query for campaign versions of a project (alias `v`) with what is common to all versions (alias `c`). */
export function selectVersions(ctx: Ctx, projectId: string) {
  return ctx
    .db('campaigns as c')
    .join('campaign_versions as v', (join) =>
      join.on('v.project_id', 'c.project_id').andOn('v.campaign_id', 'c.id'),
    )
    .join('campaign_versions as newest', (join) =>
      join
        .on('newest.project_id', 'c.project_id')
        .andOn('newest.campaign_id', 'c.id')
        .andOn('newest.version', 'c.version'),
    )
    .joinRaw(
      `left join deleted_segments d
         on (d.project_id, d.id) = (c.project_id, newest.definition ->> 'SegmentId')`,
    )
    .where('c.project_id', projectId)
    .select<CampaignRow[]>(
      'c.project_id',
      'c.id',
      'c.tags',
      'c.created_at',
      'v.version',
      'v.definition',
      'v.modified_at',
      'newest.version as newest_version',
      'newest.definition as newest_definition',
      'd.deleted_at as segment_deleted_at',
    );
}

/** One campaign version by its reference. @throws NotFoundError when there is none */
export async function requireRow(
  ctx: Ctx,
  { projectId, campaignId, version }: CampaignRef,
): Promise<CampaignRow> {
  const query = selectVersions(ctx, projectId).where('c.id', campaignId);
  const [row] = await (version === undefined
    ? query.whereRaw('v.version = c.version')
    : query.where('v.version', version));
  if (!row) {
    const [other] =
      version === undefined ? [] : await selectVersions(ctx, projectId).where('c.id', campaignId);
    throw other
      ? notFound(`Version ${version} of campaign`, campaignId)
      : notFound('Campaign', campaignId);
  }
  return row;
}
