import type { Fact } from '../domain/kpi/index.ts';

/** How a fact is counted of the messages `m`, with what was reported of each (`f`) where it says so. */
interface FactSql {
  readonly sql: string;
  readonly feedback?: true;
}

const TAKEN = `m.state = 'accepted' and not coalesce(f.rejected, false)`;
const BOUNCED = 'coalesce(f.hard_bounced or f.soft_bounced, false)';
// A carrier tells whether a text arrived. All others have arrived when their provider took them and nothing came
// back, as the documented "sent minus bounces minus rejects" has it.
const ARRIVED = `(${TAKEN} and case when m.channel = 'SMS' then coalesce(f.sms_delivered, false) else not ${BOUNCED} end)`;

/** Null where there are texts and no carrier has told of any: then nobody knows what arrived. */
const ifReported = (what: string) => `case
  when bool_or(m.channel = 'SMS') and not bool_or(m.channel = 'SMS' and coalesce(f.sms_reported, false)) then null
  else ${what} end`;

/** What nothing reports yet: none seen does not mean that there were none. */
const ifAny = (what: string) => `nullif(${what}, 0)`;

const messagesWith = (flag: string) => `count(*) filter (where ${flag})`;
const peopleWith = (flag: string) => `count(distinct m.recipient) filter (where ${flag})`;

export const FACTS = {
  sent: { sql: 'count(*)' },
  parts: { sql: 'sum(m.parts)' },
  rejected: { sql: messagesWith(`m.state = 'rejected' or f.rejected`), feedback: true },
  delivered: { sql: ifReported(messagesWith(ARRIVED)), feedback: true },
  deliveredParts: {
    sql: ifReported(`sum(case when ${ARRIVED} then m.parts else 0 end)`),
    feedback: true,
  },
  recipients: { sql: ifReported(peopleWith(ARRIVED)), feedback: true },
  notHardBounced: { sql: messagesWith('f.hard_bounced is not true'), feedback: true },
  opens: { sql: 'coalesce(sum(f.opens), 0)', feedback: true },
  opened: { sql: messagesWith('f.opens > 0'), feedback: true },
  openers: { sql: peopleWith('f.opens > 0'), feedback: true },
  clicks: { sql: ifAny('sum(f.clicks)'), feedback: true },
  clickers: { sql: ifAny(peopleWith('f.clicks > 0')), feedback: true },
  hardBounced: { sql: ifAny(messagesWith('f.hard_bounced')), feedback: true },
  softBounced: { sql: ifAny(messagesWith('f.soft_bounced')), feedback: true },
  complained: { sql: ifAny(messagesWith('f.complained')), feedback: true },
  unsubscribes: { sql: ifAny('sum(f.unsubscribes)'), feedback: true },
  failures: { sql: 'count(*)' },
  cost: { sql: 'sum(f.price)', feedback: true },
  priced: { sql: 'count(f.price)', feedback: true },
  pricedParts: { sql: 'sum(m.parts) filter (where f.price is not null)', feedback: true },
} satisfies Record<Fact, FactSql>;
