import { parseInstant } from '../instant.ts';
import { campaignKind, type CampaignDefinition, type Schedule } from './definition.ts';
import { DEFAULT_TREATMENT, treatmentsOf } from './treatments.ts';

export type CampaignStatus = 'SCHEDULED' | 'EXECUTING' | 'PAUSED' | 'DELETED' | 'COMPLETED';

/** What of the world a status depends on. */
export interface Circumstances {
  readonly now: Date;
  /** When the segment was deleted, and the campaign with it. */
  readonly segmentDeletedAt?: Date;
}

/** The status of a campaign: of all of it, and of each treatment by its id. */
export interface Statuses {
  readonly overall: CampaignStatus;
  readonly treatments: ReadonlyMap<string, CampaignStatus>;
}

/** What is said of a campaign whose treatments differ: the first of these that one of them has. */
const PRECEDENCE: readonly CampaignStatus[] = [
  'EXECUTING',
  'SCHEDULED',
  'PAUSED',
  'DELETED',
  'COMPLETED',
];

export function campaignStatuses(
  campaign: CampaignDefinition,
  circumstances: Circumstances,
): Statuses {
  const treatments = new Map(
    treatmentsOf(campaign).map(({ id, schedule }) => [
      id,
      treatmentStatus(schedule, campaign.IsPaused ?? false, circumstances),
    ]),
  );
  const found = new Set(treatments.values());
  const overall = PRECEDENCE.find((status) => found.has(status)) ?? 'PAUSED';
  return { overall, treatments };
}

/** The same status for everything: of what is deleted. */
export function uniformStatuses(campaign: CampaignDefinition, status: CampaignStatus): Statuses {
  const ids = treatmentsOf(campaign).map(({ id }) => id);
  return { overall: status, treatments: new Map(ids.map((id) => [id, status])) };
}

/** The status of the campaign itself, beside its additional treatments. */
export function defaultStatus({ treatments, overall }: Statuses): CampaignStatus {
  return treatments.get(DEFAULT_TREATMENT) ?? overall;
}

function treatmentStatus(
  schedule: Schedule,
  paused: boolean,
  { now, segmentDeletedAt }: Circumstances,
): CampaignStatus {
  // Nothing sends campaigns yet, and none must look as if it did (docs/decisions/0013).
  if (campaignKind(schedule) !== 'in-app') return segmentDeletedAt ? 'DELETED' : 'PAUSED';
  const end = parseInstant(schedule.EndTime ?? '');
  if (end && end <= (segmentDeletedAt ?? now)) return 'COMPLETED';
  if (segmentDeletedAt) return 'DELETED';
  if (paused) return 'PAUSED';
  const start = parseInstant(schedule.StartTime);
  return start && start > now ? 'SCHEDULED' : 'EXECUTING';
}

/** When the last treatment of an in-app campaign ends: undefined for others, null for one without end. */
export function inAppEnd(campaign: CampaignDefinition): Date | null | undefined {
  if (campaignKind(campaign.Schedule) !== 'in-app') return undefined;
  const ends = treatmentsOf(campaign).map(({ schedule }) => parseInstant(schedule.EndTime ?? ''));
  return ends.reduce<Date | null>(
    (last, end) => (last && end ? (last > end ? last : end) : null),
    ends[0] ?? null,
  );
}
