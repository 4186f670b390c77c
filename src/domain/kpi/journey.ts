import { family, registry } from './family.ts';
import { count, type Fact, type Population } from './kpi.ts';

const EMAILS: Population = { sources: ['journey'], channel: 'EMAIL' };

const MEASURES: Readonly<Record<string, Fact>> = {
  sent: 'sent',
  delivered: 'delivered',
  opened: 'opens',
  clicked: 'clicks',
  hardbounced: 'hardBounced',
  softbounced: 'softBounced',
  complained: 'complained',
  rejected: 'rejected',
  unsubscribed: 'unsubscribes',
};

/** The metrics of the e-mails of one journey, in all and by step; the wire calls a step an activity. */
export const JOURNEY_KPIS = registry(
  Object.entries(MEASURES).flatMap(([what, fact]) => [
    ...family(`journey-emails-${what}`, EMAILS, count(fact), ['whole']),
    ...family(`emails-${what}`, EMAILS, count(fact), ['JourneyActivityId']),
  ]),
);
