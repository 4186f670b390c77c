import type { Ctx } from '../context.ts';
import {
  campaignProblems,
  type CampaignDefinition,
  type WrittenCampaign,
} from '../domain/campaign/index.ts';
import { tagProblems } from '../domain/tags.ts';
import { ValidationError } from '../errors.ts';
import { contentProblems, findTarget } from './references.ts';

/** What a campaign is checked beside. */
interface Beside {
  readonly projectId: string;
  /** As it was, when it is changed. */
  readonly before?: CampaignDefinition;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The campaign as it is stored: with the version of its segment.
 * @throws ValidationError with everything that is wrong, told at once
 */
export async function checkCampaign(
  ctx: Ctx,
  campaign: WrittenCampaign,
  { projectId, before, tags }: Beside,
): Promise<CampaignDefinition> {
  const { webhookHosts } = ctx.settings;
  const { segment, problems: segmentProblems } = await findTarget(ctx, projectId, campaign);
  const problems = [
    ...campaignProblems(campaign, { now: ctx.now(), webhookHosts, before }),
    ...segmentProblems,
    ...(await contentProblems(ctx, campaign)),
    ...tagProblems(tags),
  ];
  const { Name, Schedule } = campaign;
  if (problems.length > 0 || !segment || Name === undefined || !Schedule) {
    throw new ValidationError(problems);
  }
  return { ...campaign, Name, Schedule, SegmentId: segment.id, SegmentVersion: segment.version };
}
