import type { Ctx } from '../context.ts';
import {
  factsOf,
  type DateRange,
  type Fact,
  type Grouping,
  type Kpi,
  type Population,
} from '../domain/kpi/index.ts';
import { pushTypes } from '../domain/delivery/index.ts';
import { FACTS } from './facts.ts';
import { FEEDBACK } from './feedback.ts';

/** Whose messages: all of a project, or those of one campaign or journey. */
export interface Owner {
  readonly projectId: string;
  readonly campaignId?: string;
  readonly journeyId?: string;
}

/** A group of messages; null where all are one. */
export type Counted = { readonly group: string | null } & Readonly<
  Partial<Record<Fact, number | null>>
>;

const GROUPS: Record<Grouping, string> = {
  Date: `to_char(m.claimed_at at time zone 'UTC', 'YYYY-MM-DD')`,
  CampaignId: 'm.campaign_id',
  CampaignActivityId: 'm.run_id',
  JourneyActivityId: 'm.step_id',
  CountryCode: 'm.country_code',
  ErrorCode: `case when m.state = 'accepted' then f.failure else m.reason end`,
};

const CHANNEL_TYPES: Record<NonNullable<Population['channel']>, readonly string[]> = {
  EMAIL: ['EMAIL'],
  SMS: ['SMS'],
  PUSH: pushTypes(),
};

/**
 * Counts the messages that were first tried in the range, and what became of them at any time since. What was
 * given to a provider that never answered is no message: nobody knows whether it went out.
 */
export async function countMessages(
  ctx: Ctx,
  kpi: Kpi,
  owner: Owner,
  { start, end }: DateRange,
): Promise<Counted[]> {
  const { sources, channel, refused } = kpi.population;
  const facts = factsOf(kpi);
  const group = kpi.by ? GROUPS[kpi.by] : 'cast(null as text)';
  const counts = facts.map((fact) => `cast(${FACTS[fact].sql} as double precision) as "${fact}"`);
  const { rows } = await ctx.db.raw<{ rows: Counted[] }>(
    `with messages as (
       select d.id, d.state, d.reason, d.endpoint_id, d.campaign_id, d.run_id, d.step_id, d.country_code, d.parts,
         d.claimed_at, case when d.channel_type = any(:pushTypes) then 'PUSH' else d.channel_type end as channel,
         coalesce(d.endpoint_id, lower(d.address)) as recipient
       from deliveries d
       where d.project_id = :project and d.source = any(:sources) and d.state = any(:states)
         and d.claimed_at >= :start and d.claimed_at < cast(:end as timestamptz) + interval '1 millisecond'
         ${channel ? 'and d.channel_type = any(:channelTypes)' : ''}
         ${owner.campaignId === undefined ? '' : 'and d.campaign_id = :campaign'}
         ${owner.journeyId === undefined ? '' : 'and d.journey_id = :journey'}
     )${needsFeedback(kpi) ? `, feedback as (${FEEDBACK})` : ''}
     select ${group} as "group", ${counts.join(', ')}
     from messages m ${needsFeedback(kpi) ? 'left join feedback f on f.id = m.id' : ''}
     group by 1 order by 1`,
    {
      project: owner.projectId,
      campaign: owner.campaignId ?? null,
      journey: owner.journeyId ?? null,
      sources: [...sources],
      states: refused ? ['accepted', 'rejected', 'refused'] : ['accepted', 'rejected'],
      channelTypes: channel ? [...CHANNEL_TYPES[channel]] : [],
      pushTypes: [...CHANNEL_TYPES.PUSH],
      start,
      end,
    },
  );
  return rows;
}

function needsFeedback(kpi: Kpi): boolean {
  return kpi.by === 'ErrorCode' || factsOf(kpi).some((fact) => 'feedback' in FACTS[fact]);
}
