import { family, registry, type Form } from './family.ts';
import { count, price, ratio, type Measure, type Population } from './kpi.ts';

const CAMPAIGNS: Population = { sources: ['campaign'] };
const CAMPAIGN_EMAILS: Population = { sources: ['campaign'], channel: 'EMAIL' };
const CAMPAIGN_PUSHES: Population = { sources: ['campaign'], channel: 'PUSH' };
const DIRECT_EMAILS: Population = { sources: ['direct'], channel: 'EMAIL' };
/** A one-time code is a transactional text message, too. */
const DIRECT_TEXTS: Population = { sources: ['direct', 'otp'], channel: 'SMS' };

const DIRECT_EMAIL_MEASURES: Readonly<Record<string, Measure>> = {
  sent: count('sent'),
  delivered: count('delivered'),
  'delivery-rate': ratio('delivered', 'sent'),
  opened: count('opens'),
  'unique-opens': count('openers'),
  clicked: count('clicks'),
  'unique-clicks': count('clickers'),
  'hard-bounced': count('hardBounced'),
  'soft-bounced': count('softBounced'),
  'with-complaints': count('complained'),
  'complaint-rate': ratio('complained', 'sent'),
};

const text = (base: string, measure: Measure, forms: readonly Form[]) =>
  family(`txn-sms-${base}`, DIRECT_TEXTS, measure, forms);

/** The metrics of a whole project: all its campaigns, and what it sends directly. */
export const APPLICATION_KPIS = registry([
  ...family('successful-delivery-rate', CAMPAIGNS, ratio('delivered', 'sent'), ['whole', 'Date']),
  ...family('email-open-rate', CAMPAIGN_EMAILS, ratio('opened', 'delivered'), [
    'whole',
    'CampaignId',
  ]),
  ...family('unique-deliveries', CAMPAIGNS, count('recipients'), ['whole', 'CampaignId', 'Date']),
  ...family('successful-deliveries', CAMPAIGNS, count('notHardBounced'), ['CampaignId']),
  ...family('push-open-rate', CAMPAIGN_PUSHES, ratio('opened', 'delivered'), [
    'whole',
    'CampaignId',
  ]),

  ...Object.entries(DIRECT_EMAIL_MEASURES).flatMap(([what, measure]) =>
    family(`txn-emails-${what}`, DIRECT_EMAILS, measure, ['whole', 'Date']),
  ),

  ...text('sent', count('sent'), ['whole', 'CountryCode', 'Date']),
  ...text('sent-by-parts', count('parts'), ['whole', 'CountryCode']),
  ...text('delivered', count('delivered'), ['whole', 'CountryCode', 'Date']),
  ...text('delivered-by-parts', count('deliveredParts'), ['whole', 'CountryCode']),
  ...text('delivery-rate', ratio('delivered', 'sent'), ['whole', 'Date']),
  ...family('txn-sms-error-distribution', { ...DIRECT_TEXTS, refused: true }, count('failures'), [
    'ErrorCode',
  ]),
  ...text('average-price', price('cost', 'priced'), ['CountryCode']),
  ...text('average-price-by-parts', price('cost', 'pricedParts'), ['CountryCode']),
  ...text('total-price', price('cost'), ['CountryCode']),
]);
