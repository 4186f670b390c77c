import { describe, expect, it } from 'vitest';
import { makeWorld } from '../generate/world.ts';
import type { Done, WorldHistory } from './history.ts';
import { perfectHistory } from './perfect.ts';
import { check } from './rules.ts';

const BEGAN = new Date('2026-03-03T10:20:30Z');
const LATER = BEGAN.getTime() + 300_000;
const plan = makeWorld(
  'rules in time',
  { people: 10, journeys: 2, lasts: 60_000, longestWait: 3 },
  BEGAN,
);
const journeys = plan.journeys.map((one) => ({ ...one, limits: undefined, quiet: undefined }));
const moments = plan.moments.filter(({ kind }) => kind === 'publish' || kind === 'event');
const calm = { ...plan, journeys, moments, dailyOfAll: 0 };
const history = perfectHistory(calm, BEGAN);
const [receipt] = history.receipts;
if (!receipt) throw new Error('The planned world sends nothing');

const rules = (spoilt: WorldHistory) => [...new Set(check(spoilt).map(({ rule }) => rule))];
const after = (kind: Done['kind'], of: string, answered: number): WorldHistory => ({
  ...history,
  done: [...history.done, { kind, of, asked: answered - 10, answered }],
});
const cancelled = (answered: number): WorldHistory => ({
  ...after('cancel', receipt.journey, answered),
  journeys: history.journeys.map((one) =>
    one.key === receipt.journey ? { ...one, state: 'CANCELLED' } : one,
  ),
});

describe('the checker finds what comes too late', () => {
  it('a message handed over after the answer of a cancel', () => {
    expect(rules(cancelled(LATER))).toEqual([]);
    expect(rules(cancelled(receipt.at - 1))).toContain('nothing leaves after a cancel');
    expect(rules(cancelled(receipt.at))).not.toContain('nothing leaves after a cancel');
  });

  it('a message that a sink gets long after a cancel, whatever the ledger says', () => {
    const late = { ...receipt, at: LATER + 60_000 };
    const receipts = history.receipts.map((one) => (one === receipt ? late : one));
    expect(rules({ ...cancelled(LATER), receipts })).toEqual(['nothing leaves after a cancel']);
  });

  it('somebody who enters after a cancel', () => {
    expect(rules(cancelled(BEGAN.getTime() - 1_000))).toContain('nobody enters twice');
  });

  it('a message to somebody who had opted out', () => {
    expect(rules(after('optOut', receipt.endpointId, LATER))).toEqual([]);
    expect(rules(after('optOut', receipt.endpointId, receipt.at - 1))).toEqual([
      'nothing goes to who opted out',
    ]);
  });

  it('nothing wrong in a cancel that was refused', () => {
    const refused = cancelled(receipt.at - 1);
    const done = refused.done.map((one) =>
      one.kind === 'cancel' ? { ...one, refused: true } : one,
    );
    expect(rules({ ...history, done })).toEqual([]);
  });
});

describe('the checker finds a cap that did not hold', () => {
  const most = Math.max(
    ...plan.people.map(({ id }) => history.receipts.filter((one) => one.endpointId === id).length),
  );
  const limited = (limits: object) => ({
    ...history,
    plan: { ...calm, journeys: journeys.map((one) => ({ ...one, limits })) },
  });

  it('of the project, over all journeys', () => {
    expect(rules({ ...history, plan: { ...calm, dailyOfAll: most } })).toEqual([]);
    expect(rules({ ...history, plan: { ...calm, dailyOfAll: most - 1 } })).toEqual(['caps hold']);
  });

  it.each([
    ['a day', { DailyCap: 1 }],
    ['all time', { TotalCap: 1 }],
    ['some days', { TimeframeCap: { Cap: 1, Days: 2 } }],
  ])('of a journey, within %s', (_, limits) => {
    expect(rules(limited(limits))).toEqual(['caps hold']);
  });

  it('but not when the messages are more than a day apart', () => {
    const receipts = history.receipts.map((one, i) => ({ ...one, at: one.at + i * 86_400_001 }));
    const spread = { ...limited({ DailyCap: 1 }), receipts };
    expect(rules(spread)).not.toContain('caps hold');
  });
});

it('finds a message in quiet hours of its recipient', () => {
  const quiet = { start: '00:00', end: '23:59', waits: false };
  const spoilt = { ...calm, journeys: journeys.map((one) => ({ ...one, quiet })) };
  expect(rules({ ...history, plan: spoilt })).toEqual(['quiet hours are quiet']);
});
