import type { Scope } from '../../src/domain/kpi/index.ts';
import { addressOf, type Message } from './ledger.ts';

type Value = number | undefined;
type Count = (messages: readonly Message[]) => Value;

const has =
  (...types: string[]) =>
  ({ reports }: Message) =>
    reports.some(({ type }) => types.includes(type));
const reportsOf = (type: string) => (messages: readonly Message[]) =>
  messages.flatMap(({ reports }) => reports.filter((report) => report.type === type));

const isText = ({ channel }: Message) => channel === 'SMS';
const isPush = ({ channel }: Message) => channel === 'GCM' || channel === 'APNS';
const isEmail = ({ channel }: Message) => channel === 'EMAIL';

const isRejected = (m: Message) => m.state === 'rejected' || has('_email.rejected')(m);
const isHard = has('_email.hardbounce');
const isSoft = (m: Message) =>
  has('_email.softbounce')(m) && !has('_email.hardbounce', '_email.delivered')(m);
const isOpened = has('_email.open', '_campaign.opened_notification');
const arrived = (m: Message) =>
  !isRejected(m) && (isText(m) ? has('_SMS.SUCCESS')(m) : !isHard(m) && !isSoft(m));

const person = (m: Message) => m.endpointId ?? addressOf(m).toLowerCase();
const people = (messages: readonly Message[]) => new Set(messages.map(person)).size;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const parts = (messages: readonly Message[]) => sum(messages.map((m) => m.parts ?? 0));

const sent: Count = (messages) => messages.length;
const where = (test: (m: Message) => boolean) => (messages: readonly Message[]) =>
  messages.filter(test).length;
/** What nothing reports yet is told only when there was some. */
const some = (value: Value): Value => value || undefined;
const per = (of: Count, base: Count): Count => {
  return (messages) => {
    const [counted, by] = [of(messages), base(messages)];
    return counted === undefined || !by ? undefined : counted / by;
  };
};
const reported =
  (count: (arrivals: readonly Message[]) => number): Count =>
  (messages) => {
    const texts = messages.filter(isText);
    const silent = texts.length > 0 && !texts.some(has('_SMS.SUCCESS', '_SMS.FAILURE'));
    return silent ? undefined : count(messages.filter(arrived));
  };
const delivered = reported((arrivals) => arrivals.length);

const opens: Count = (messages) =>
  sum(
    messages.map(({ reports }) => {
      const hours = reports
        .filter(({ type }) => type === '_email.open' || type === '_campaign.opened_notification')
        .map(({ at }) => at.toISOString().slice(0, 13));
      return new Set(hours).size;
    }),
  );
const hardBounced: Count = (messages) => some(where(isHard)(messages));
const complained: Count = (messages) => some(where(has('_email.complaint'))(messages));
const openRate = per(where(isOpened), delivered);

const priceOf = (m: Message) => m.reports.find(({ price }) => price !== undefined)?.price;
const priced = (messages: readonly Message[]) => messages.filter((m) => priceOf(m) !== undefined);
const cost: Count = (messages) =>
  priced(messages).length > 0 ? sum(messages.map((m) => priceOf(m) ?? 0)) : undefined;

const EMAIL_COUNTS: Record<string, Count> = {
  sent,
  delivered,
  'delivery-rate': per(delivered, sent),
  opened: opens,
  'unique-opens': (messages) => people(messages.filter(isOpened)),
  clicked: (messages) => some(reportsOf('_email.click')(messages).length),
  'unique-clicks': (messages) => some(people(messages.filter(has('_email.click')))),
  'hard-bounced': hardBounced,
  'soft-bounced': (messages) => some(where(isSoft)(messages)),
  'with-complaints': complained,
  'complaint-rate': per(complained, sent),
  hardbounced: hardBounced,
  softbounced: (messages) => some(where(isSoft)(messages)),
  complained,
  rejected: where(isRejected),
  unsubscribed: (messages) => some(reportsOf('_email.unsubscribe')(messages).length),
};

const TEXT_COUNTS: Record<string, Count> = {
  sent,
  'sent-by-parts': parts,
  delivered,
  'delivered-by-parts': reported(parts),
  'delivery-rate': per(delivered, sent),
  'error-distribution': sent,
  'average-price': per(cost, (messages) => priced(messages).length),
  'average-price-by-parts': per(cost, (messages) => parts(priced(messages))),
  'total-price': cost,
};

const CAMPAIGN_COUNTS: Record<string, [Count, ((m: Message) => boolean)?]> = {
  'successful-delivery-rate': [per(delivered, sent)],
  'email-open-rate': [openRate, isEmail],
  'push-open-rate': [openRate, isPush],
  'unique-deliveries': [reported(people)],
  'successful-deliveries': [(messages) => messages.length - (hardBounced(messages) ?? 0)],
  'attempted-deliveries': [sent],
  'hard-bounce-rate': [per(hardBounced, sent), isEmail],
  'direct-email-opens': [where(isOpened), isEmail],
  'direct-push-opens': [where(isOpened), isPush],
  clicks: [(messages) => some(reportsOf('_email.click')(messages).length)],
  'sms-spend': [cost, isText],
};

const GROUPS: Record<string, (m: Message) => string | undefined> = {
  date: (m) => m.at.toISOString().slice(0, 10),
  country: (m) => m.country,
  campaign: (m) => m.owner,
  'campaign-activity': (m) => m.runId,
  'journey-activity': (m) => m.stepId,
  error: (m) =>
    m.state === 'accepted'
      ? m.reports
          .flatMap(({ recordStatus = [] }) => recordStatus)
          .sort()
          .at(-1)
      : m.reason,
};

function find(name: string): { of: (m: Message) => boolean; count: Count | undefined } {
  const sources =
    (...names: string[]) =>
    (m: Message) =>
      names.includes(m.source);
  const [, text] = /^txn-sms-(.*)$/.exec(name) ?? [];
  if (text)
    return { of: (m) => isText(m) && sources('direct', 'otp')(m), count: TEXT_COUNTS[text] };
  const [, direct] = /^txn-emails-(.*)$/.exec(name) ?? [];
  if (direct) return { of: (m) => isEmail(m) && sources('direct')(m), count: EMAIL_COUNTS[direct] };
  const [, journey] = /^(?:journey-)?emails-(.*)$/.exec(name) ?? [];
  if (journey)
    return { of: (m) => isEmail(m) && sources('journey')(m), count: EMAIL_COUNTS[journey] };
  const [count, of = () => true] = CAMPAIGN_COUNTS[name] ?? [];
  return { of: (m) => of(m) && sources('campaign')(m), count };
}

/** The rows of a metric, counted message by message from what the guide says of its name. */
export function recount(
  name: string,
  messages: readonly Message[],
  { start, end, owner }: { start: Date; end: Date; owner?: string },
): Map<string, number> {
  const [base = '', grouped] = name.split('-grouped-by-');
  const isErrors = base === 'txn-sms-error-distribution';
  const groupOf = isErrors ? GROUPS.error : grouped ? GROUPS[grouped] : () => '';
  const { of, count } = find(base);
  if (!count || !groupOf) throw new Error(`The test knows nothing of ${name}`);
  const states = isErrors ? ['accepted', 'rejected', 'refused'] : ['accepted', 'rejected'];
  const counted = messages.filter(
    (m) =>
      of(m) &&
      states.includes(m.state) &&
      m.at >= start &&
      m.at <= end &&
      (owner === undefined || m.owner === owner),
  );
  const groups = new Set(counted.flatMap((m) => groupOf(m) ?? []));
  const rows = [...groups].sort().flatMap((group): [string, number][] => {
    const value = count(counted.filter((m) => groupOf(m) === group));
    return value === undefined ? [] : [[group, value]];
  });
  return new Map(rows);
}

export const SCOPE_OF_OWNER: Record<Scope, 'campaign' | 'journey' | undefined> = {
  application: undefined,
  campaign: 'campaign',
  journey: 'journey',
};
