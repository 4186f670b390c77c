import { describe, expect, it } from 'vitest';
import { makeWorld, type PlannedWorld } from '../generate/world.ts';
import type { Delivery, JourneyHistory, Participant, Receipt, WorldHistory } from './history.ts';
import { perfectHistory } from './perfect.ts';
import { check } from './rules.ts';

const BEGAN = new Date('2026-03-03T10:20:30Z');
const SIZE = { people: 12, journeys: 3, lasts: 60_000, longestWait: 3 };

/** A world whose journeys are as the test wants them; without caps and quiet hours unless it sets them. */
function plain(change: Partial<PlannedWorld> = {}): PlannedWorld {
  const plan = makeWorld('the checker', SIZE, BEGAN);
  const journeys = plan.journeys.map((one) => ({ ...one, limits: undefined, quiet: undefined }));
  const moments = plan.moments.filter(({ kind }) => kind === 'publish' || kind === 'event');
  return { ...plan, journeys, moments, dailyOfAll: 0, ...change };
}

const history = perfectHistory(plain(), BEGAN);
const [journey] = history.journeys;
const mail = history.receipts.find(({ channel }) => channel === 'EMAIL');
const call = history.receipts.find(({ channel }) => channel === 'CUSTOM');
if (!journey || !mail || !call) throw new Error('The planned world sends nothing');

const rules = (spoilt: WorldHistory) => [...new Set(check(spoilt).map(({ rule }) => rule))];
const withJourney = (change: Partial<JourneyHistory>): WorldHistory => ({
  ...history,
  journeys: history.journeys.map((one) => (one === journey ? { ...one, ...change } : one)),
});
const withFirst = (change: Partial<Participant>): WorldHistory =>
  withJourney({
    participants: journey.participants.map((one, i) => (i === 0 ? { ...one, ...change } : one)),
  });
const withReceipts = (receipts: readonly Receipt[]): WorldHistory => ({ ...history, receipts });
const withRow = (of: Receipt, change: Partial<Delivery>): WorldHistory => ({
  ...history,
  deliveries: history.deliveries.map((row) => (isOf(row, of) ? { ...row, ...change } : row)),
});
const isOf = (row: Delivery, of: Receipt) =>
  row.EndpointId === of.endpointId &&
  row.JourneyActivityId === of.step &&
  row.JourneyId === `id of ${of.journey}`;

describe('a history in which nothing went wrong', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i))('has no findings, seed %i', (seed) => {
    expect(check(perfectHistory(makeWorld(`perfect ${seed}`, SIZE, BEGAN), BEGAN))).toEqual([]);
  });

  it('sends messages', () => {
    expect(history.receipts.length).toBeGreaterThan(20);
  });
});

describe('the checker finds', () => {
  it('somebody who never entered', () => {
    const participants = journey.participants.slice(1);
    expect(rules(withJourney({ participants }))).toContain('nobody is lost');
  });

  it('somebody who entered by an event that was answered, and is not there', () => {
    const [, byEvent] = history.journeys;
    const journeys = history.journeys.map((one) =>
      one === byEvent ? { ...one, participants: [] } : one,
    );
    expect(rules({ ...history, journeys })).toContain('nobody is lost');
  });

  it('somebody whom nothing wakes', () => {
    expect(rules(withFirst({ State: 'WAITING', CurrentActivity: 'Wait-first-0' }))).toEqual([
      'nobody is lost',
    ]);
  });

  it('somebody who left in the middle, or jumped', () => {
    const steps = journey.participants[0]?.Steps ?? [];
    expect(rules(withFirst({ Steps: steps.slice(0, 1) }))).toContain('nobody is lost');
    expect(rules(withFirst({ Steps: steps.slice(1) }))).toContain('nobody is lost');
  });

  it('a journey that does not complete', () => {
    expect(rules(withJourney({ state: 'CLOSED' }))).toEqual(['nobody is lost']);
  });

  it('somebody who entered twice, and a second run', () => {
    const [first] = journey.participants;
    if (!first) throw new Error('Nobody entered');
    const participants = [...journey.participants, { ...first, Id: 'again' }];
    expect(rules(withJourney({ participants }))).toContain('nobody enters twice');
    expect(rules(withFirst({ RunId: 'another' }))).toEqual(['nobody enters twice']);
  });

  it('a mail that came twice, also when the ledger holds it for unknown', () => {
    const twice = withReceipts([...history.receipts, mail]);
    expect(rules(twice)).toEqual(['no message comes twice']);
    const unknown = withRow(mail, { State: 'unknown' });
    expect(rules({ ...unknown, receipts: twice.receipts })).toEqual(['no message comes twice']);
  });

  it('a webhook that was called twice', () => {
    expect(rules(withReceipts([...history.receipts, call]))).toEqual(['no message comes twice']);
  });

  it('a message that came although the ledger says that it did not go', () => {
    expect(rules(withRow(mail, { State: 'rejected' }))).toContain('no message comes twice');
    expect(rules(withRow(call, { State: 'refused' }))).toContain('no message comes twice');
  });

  it('a message that is said to be accepted and never came', () => {
    for (const gone of [mail, call]) {
      const rest = history.receipts.filter((one) => one !== gone);
      expect(rules(withReceipts(rest))).toEqual(['no message is lost']);
    }
  });

  it('a counter that is one off', () => {
    expect(rules(withJourney({ metrics: { ...journey.metrics, ENDPOINT_LEFT: '3' } }))).toEqual([
      'counters equal a recount',
    ]);
    const stepMetrics = new Map([...journey.stepMetrics, [mail.step, { SUCCESS: '99' }]]);
    expect(rules(withJourney({ stepMetrics }))).toEqual(['counters equal a recount']);
  });
});

describe('the checker lets pass', () => {
  it('an unknown message, whether it came or not', () => {
    const unknown = withRow(mail, { State: 'unknown' });
    expect(rules(unknown)).toEqual([]);
    expect(rules({ ...unknown, receipts: history.receipts.filter((one) => one !== mail) })).toEqual(
      [],
    );
  });

  it('who is at a message that was handed over and not answered for', () => {
    const id = journey.participants.findIndex(({ EndpointId }) => EndpointId === mail.endpointId);
    const inDoubt = withRow(mail, { State: 'handed_over' });
    const journeys = inDoubt.journeys.map((one) =>
      `id of ${mail.journey}` !== one.id
        ? one
        : {
            ...one,
            participants: one.participants.map((who) =>
              who.EndpointId === mail.endpointId
                ? { ...who, State: 'WAITING' as const, CurrentActivity: mail.step }
                : who,
            ),
          },
    );
    expect(id).toBeGreaterThanOrEqual(0);
    expect(rules({ ...inDoubt, journeys })).toEqual([]);
  });
});
