import { rangeProblems } from '../range.ts';
import { storageProblems } from '../template/index.ts';
import { characters } from '../text.ts';
import { contentProblems } from './content.ts';
import { campaignKind, type WrittenCampaign } from './definition.ts';
import { hookProblems, isHook } from './hook.ts';
import { limitsProblems } from './limits.ts';
import { scheduleProblems } from './schedule.ts';
import { hasContent } from './treatments.ts';

const MAX_NAME = 150;
/** Five with the campaign itself. */
const MAX_ADDITIONAL = 4;

/** What a campaign is judged against. */
export interface Bounds {
  readonly now: Date;
  readonly webhookHosts: readonly string[];
  /** The campaign as it was, when it is changed. */
  readonly before?: WrittenCampaign;
}

/** Everything that is wrong with a campaign by itself; what it refers to is checked by `src/campaigns/check.ts`. */
export function campaignProblems(campaign: WrittenCampaign, bounds: Bounds): string[] {
  const { SegmentVersion: version, Hook: hook = {} } = campaign;
  return [
    ...nameProblems(campaign.Name),
    ...(campaign.SegmentId ? [] : ['SegmentId is missing']),
    ...(campaign.Schedule ? [] : ['Schedule is missing']),
    ...(version !== undefined && version < 1
      ? [`SegmentVersion is ${version}: expected a whole number from 1`]
      : []),
    ...rangeProblems('Priority', campaign.Priority, 1, 5),
    ...limitsProblems('Limits', campaign.Limits ?? {}),
    ...hookProblems('Hook', hook),
    ...(isHook(hook) && campaignKind(campaign.Schedule) === 'in-app'
      ? ["Hook can't go with Schedule.Frequency IN_APP_EVENT: nothing is sent"]
      : []),
    ...shareProblems(campaign),
    ...partProblems(campaign, bounds),
    ...storageProblems(campaign),
  ];
}

function nameProblems(name: string | undefined): string[] {
  if (name === undefined) return ['Name is missing'];
  if (name.trim() !== '' && characters(name) <= MAX_NAME) return [];
  return [`Name is "${name}": expected 1 to ${MAX_NAME} characters, not only spaces`];
}

function shareProblems({ HoldoutPercent: holdout, AdditionalTreatments = [] }: WrittenCampaign) {
  const sum = AdditionalTreatments.reduce((total, { SizePercent }) => total + SizePercent, 0);
  const all = sum + (holdout ?? 0);
  const count = AdditionalTreatments.length;
  return [
    ...rangeProblems('HoldoutPercent', holdout, 0, 100),
    ...AdditionalTreatments.flatMap(({ SizePercent }, index) =>
      rangeProblems(`AdditionalTreatments[${index}].SizePercent`, SizePercent, 0, 100),
    ),
    ...(count > MAX_ADDITIONAL
      ? [
          `AdditionalTreatments has ${count} treatments: expected at most ${MAX_ADDITIONAL}, five with the campaign itself`,
        ]
      : []),
    ...(all > 100
      ? [
          `HoldoutPercent and the SizePercent of AdditionalTreatments add up to ${all}: expected at most 100`,
        ]
      : []),
  ];
}

/** Schedules and contents: of the campaign, and of each treatment what it has of its own. */
function partProblems(campaign: WrittenCampaign, { now, webhookHosts, before }: Bounds): string[] {
  const kind = campaignKind(campaign.Schedule);
  const known = [before?.Schedule, ...(before?.AdditionalTreatments ?? []).map((t) => t.Schedule)];
  const knownTimes = new Set(
    known.flatMap((own) => [own?.StartTime ?? [], own?.EndTime ?? []].flat()),
  );
  const parts = [
    { path: '', part: campaign, inherits: false },
    ...(campaign.AdditionalTreatments ?? []).map((part, index) => ({
      path: `AdditionalTreatments[${index}].`,
      part,
      inherits: !hasContent(part),
    })),
  ];
  return parts.flatMap(({ path, part, inherits }) => [
    ...(part.Schedule
      ? scheduleProblems(part.Schedule, `${path}Schedule`, { now, kind, knownTimes })
      : []),
    ...(inherits ? [] : contentProblems(part, path, { kind, webhookHosts })),
  ]);
}
