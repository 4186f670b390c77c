import { family, registry } from './family.ts';
import { count, price, ratio, type Population } from './kpi.ts';

const MESSAGES: Population = { sources: ['campaign'] };
const EMAILS: Population = { sources: ['campaign'], channel: 'EMAIL' };
const PUSHES: Population = { sources: ['campaign'], channel: 'PUSH' };
const TEXTS: Population = { sources: ['campaign'], channel: 'SMS' };

/** The metrics of one campaign over all its runs; the wire calls a run an activity. */
export const CAMPAIGN_KPIS = registry([
  ...family('hard-bounce-rate', EMAILS, ratio('hardBounced', 'sent'), [
    'whole',
    'CampaignActivityId',
  ]),
  ...family('successful-delivery-rate', MESSAGES, ratio('delivered', 'sent'), [
    'whole',
    'CampaignActivityId',
    'Date',
  ]),
  ...family('email-open-rate', EMAILS, ratio('opened', 'delivered'), [
    'whole',
    'CampaignActivityId',
  ]),
  ...family('direct-email-opens', EMAILS, count('opened'), ['CampaignActivityId']),
  ...family('unique-deliveries', MESSAGES, count('recipients'), [
    'whole',
    'CampaignActivityId',
    'Date',
  ]),
  ...family('clicks', MESSAGES, count('clicks'), ['CampaignActivityId']),
  ...family('successful-deliveries', MESSAGES, count('notHardBounced'), ['CampaignActivityId']),
  ...family('attempted-deliveries', MESSAGES, count('sent'), ['CampaignActivityId']),
  ...family('push-open-rate', PUSHES, ratio('opened', 'delivered'), [
    'whole',
    'CampaignActivityId',
  ]),
  ...family('direct-push-opens', PUSHES, count('opened'), ['CampaignActivityId']),
  ...family('sms-spend', TEXTS, price('cost'), ['whole']),
]);
