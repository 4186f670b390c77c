import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleText, findKpi, SCOPES, valueOf, type Scope } from '../../../src/domain/kpi/index.ts';
import { DOCUMENTED } from './documented.ts';

const SCOPE_NAMES: Scope[] = ['application', 'campaign', 'journey'];

describe('the metrics', () => {
  it.each(SCOPE_NAMES)('of %s are those that are documented, and no others', (scope) => {
    expect([...SCOPES[scope].kpis.keys()].sort()).toEqual([...DOCUMENTED[scope]].sort());
  });

  it('are 84', () => {
    const counts = SCOPE_NAMES.map((scope) => SCOPES[scope].kpis.size);
    expect(counts).toEqual([48, 18, 18]);
  });

  it('have many rows when their names say so, and one that does not say so', () => {
    for (const scope of SCOPE_NAMES) {
      for (const { name, by } of SCOPES[scope].kpis.values()) {
        const isGrouped = name.includes('grouped-by') || name === 'txn-sms-error-distribution';
        expect(by !== undefined, name).toBe(isGrouped);
      }
    }
  });

  it.each([
    ['application', 'unique-deliveries', 'UniqueDeliveries', undefined],
    ['application', 'unique-deliveries-grouped-by-campaign', 'UniqueDeliveries', 'CampaignId'],
    ['application', 'txn-emails-sent-grouped-by-date', 'TxnEmailsSent', 'Date'],
    ['application', 'txn-sms-sent-by-parts-grouped-by-country', 'TxnSmsSentByParts', 'CountryCode'],
    ['campaign', 'clicks-grouped-by-campaign-activity', 'Clicks', 'CampaignActivityId'],
    ['journey', 'journey-emails-opened', 'JourneyEmailsOpened', undefined],
    ['journey', 'emails-opened-grouped-by-journey-activity', 'EmailsOpened', 'JourneyActivityId'],
  ] as const)('of %s have friendly keys: %s', (scope, name, key, by) => {
    const kpi = SCOPES[scope].kpis.get(name);
    expect([kpi?.key, kpi?.by]).toEqual([key, by]);
  });

  it('are in thousandths of a cent when they are money', () => {
    const ofMoney = [...SCOPES.application.kpis.values(), ...SCOPES.campaign.kpis.values()]
      .filter(({ unit }) => unit === 'millicents')
      .map(({ name }) => name);
    expect(ofMoney).toEqual([
      'txn-sms-average-price-grouped-by-country',
      'txn-sms-average-price-by-parts-grouped-by-country',
      'txn-sms-total-price-grouped-by-country',
      'sms-spend',
    ]);
  });
});

describe('a name that is not known', () => {
  it('is answered with those that are most like it, and with the list', () => {
    expect(findKpi('application', 'txn-email-send')).toEqual({
      problem: expect.stringMatching(
        /^kpi-name is "txn-email-send": expected one of the 48 names in docs\/metrics.md, such as txn-emails-sent, /,
      ),
    });
  });

  it('is answered with the operation that knows it', () => {
    expect(findKpi('application', 'journey-emails-sent')).toEqual({
      problem: 'kpi-name is "journey-emails-sent": GetJourneyDateRangeKpi tells this one',
    });
  });

  it('is nothing else, however it looks', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (name) => {
        const found = findKpi('campaign', name);
        expect('kpi' in found).toBe(DOCUMENTED.campaign.includes(name));
        if ('problem' in found) expect(found.problem.length).toBeLessThan(400);
      }),
    );
    for (const name of ['constructor', '__proto__', 'Unique-Deliveries', '']) {
      expect(findKpi('application', name)).toHaveProperty('problem');
    }
  });
});

describe('a value', () => {
  it('is a fact, or a fact per another', () => {
    expect(valueOf({ of: 'sent', unit: 'count' }, { sent: 3 })).toBe(3);
    expect(valueOf({ of: 'opened', per: 'sent', unit: 'ratio' }, { opened: 1, sent: 4 })).toBe(
      0.25,
    );
  });

  it('is unknown without its facts, and without anything to divide by', () => {
    expect(valueOf({ of: 'clicks', unit: 'count' }, { clicks: null })).toBeUndefined();
    expect(valueOf({ of: 'clicks', unit: 'count' }, {})).toBeUndefined();
    const rate = { of: 'opened', per: 'delivered', unit: 'ratio' } as const;
    expect(valueOf(rate, { opened: 0, delivered: 0 })).toBeUndefined();
    expect(valueOf(rate, { opened: 0, delivered: null })).toBeUndefined();
    expect(valueOf(rate, { opened: 0, delivered: 2 })).toBe(0);
  });

  it('is the text of a double', () => {
    expect([1368, 0, 0.25, 1 / 3].map(doubleText)).toEqual([
      '1368.0',
      '0.0',
      '0.25',
      '0.3333333333333333',
    ]);
  });
});
