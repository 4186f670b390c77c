import type { Scope } from '../../../src/domain/kpi/index.ts';

const list = (text: string) => text.trim().split(/\s+/);

const TXN_EMAILS = list(`
  sent delivered delivery-rate opened unique-opens clicked unique-clicks hard-bounced soft-bounced
  with-complaints complaint-rate`);

const JOURNEY_EMAILS = list(`
  sent delivered opened clicked hardbounced softbounced complained rejected unsubscribed`);

/** The names as the service's guide has them, written out. */
export const DOCUMENTED: Readonly<Record<Scope, readonly string[]>> = {
  application: [
    ...list(`
      successful-delivery-rate
      successful-delivery-rate-grouped-by-date
      email-open-rate
      email-open-rate-grouped-by-campaign
      unique-deliveries
      unique-deliveries-grouped-by-campaign
      unique-deliveries-grouped-by-date
      successful-deliveries-grouped-by-campaign
      push-open-rate
      push-open-rate-grouped-by-campaign

      txn-sms-sent
      txn-sms-sent-grouped-by-country
      txn-sms-sent-grouped-by-date
      txn-sms-sent-by-parts
      txn-sms-sent-by-parts-grouped-by-country
      txn-sms-delivered
      txn-sms-delivered-grouped-by-country
      txn-sms-delivered-grouped-by-date
      txn-sms-delivered-by-parts
      txn-sms-delivered-by-parts-grouped-by-country
      txn-sms-delivery-rate
      txn-sms-delivery-rate-grouped-by-date
      txn-sms-error-distribution
      txn-sms-average-price-grouped-by-country
      txn-sms-average-price-by-parts-grouped-by-country
      txn-sms-total-price-grouped-by-country`),
    ...TXN_EMAILS.flatMap((what) => [`txn-emails-${what}`, `txn-emails-${what}-grouped-by-date`]),
  ],
  campaign: list(`
    hard-bounce-rate
    hard-bounce-rate-grouped-by-campaign-activity
    successful-delivery-rate
    successful-delivery-rate-grouped-by-campaign-activity
    successful-delivery-rate-grouped-by-date
    email-open-rate
    email-open-rate-grouped-by-campaign-activity
    direct-email-opens-grouped-by-campaign-activity
    unique-deliveries
    unique-deliveries-grouped-by-campaign-activity
    unique-deliveries-grouped-by-date
    clicks-grouped-by-campaign-activity
    successful-deliveries-grouped-by-campaign-activity
    attempted-deliveries-grouped-by-campaign-activity
    push-open-rate
    push-open-rate-grouped-by-campaign-activity
    direct-push-opens-grouped-by-campaign-activity
    sms-spend`),
  journey: JOURNEY_EMAILS.flatMap((what) => [
    `journey-emails-${what}`,
    `emails-${what}-grouped-by-journey-activity`,
  ]),
};
