import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '../../activities/index.ts';
import type { EntryPage } from '../../src/journeys/index.ts';
import type { NextMove } from '../../src/domain/journey/participant.ts';

const DAY = 86_400_000;
const IDS = { account: '000000000000', projectId: 'p', journeyId: 'j', runId: 'r' };

export interface Scenario {
  readonly workflow: string;
  readonly args: unknown[];
  readonly activities: Partial<Activities>;
  /** Sent while it runs. */
  readonly signal?: string;
}

const left: NextMove = { kind: 'left', outcome: 'COMPLETED' };
const wait = (visit: number, now: number, days: number): NextMove => ({
  kind: 'wait',
  cursor: { visit },
  until: new Date(now + days * DAY).toISOString(),
  at: `pause-${visit}`,
});
const participant = { workflow: 'participant', args: [{ ...IDS, participantId: 'e' }] };
const run = { workflow: 'journeyRun', args: [IDS] };

const bySegment: Partial<Activities> = {
  entryEnd: () => Promise.resolve({ startsBy: 'segment', end: new Date(0).toISOString() }),
  closeEntry: () => Promise.resolve(),
};
const rest = (round: number, now: number): EntryPage => ({
  kind: 'rest',
  round,
  until: new Date(now + DAY).toISOString(),
});
/** A page and a day's rest, a page and the next round at once, and then the end. */
const readings = (round: number, now: number): readonly EntryPage[] => {
  const page: EntryPage = { kind: 'page', after: 'a', entered: 1, backlog: 0 };
  return (
    [
      [page, rest(1, now)],
      [page, { kind: 'rest', round: 2 } as const],
    ][round] ?? []
  );
};

/** One execution of each path through the workflows; the corpus that every later version must replay. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'participant-straight-through': {
    ...participant,
    activities: { advance: () => Promise.resolve(left) },
  },
  'participant-two-waits': {
    ...participant,
    activities: {
      advance: ({ cursor, now }) =>
        Promise.resolve(cursor.visit < 2 ? wait(cursor.visit + 1, now, 30) : left),
    },
  },
  // Of a version whose executions were longer: it goes on where one of today would continue as new.
  'participant-forty-waits': {
    ...participant,
    activities: {
      advance: ({ cursor, now }) =>
        Promise.resolve(cursor.visit < 40 ? wait(cursor.visit + 1, now, 7) : left),
    },
  },
  'participant-continued': {
    ...participant,
    activities: {
      advance: ({ cursor, now }) =>
        Promise.resolve(cursor.visit < 40 ? wait(cursor.visit + 1, now, 7) : left),
    },
  },
  'participant-begun': {
    ...participant,
    args: [{ ...IDS, participantId: 'e', begun: wait(1, Date.now(), 1) }],
    activities: { advance: () => Promise.resolve(left) },
  },
  'participant-delayed': {
    ...participant,
    args: [{ ...IDS, participantId: 'e', begun: wait(1, 0, 1) }],
    activities: { advance: () => Promise.resolve(left) },
  },
  'participant-held': {
    ...participant,
    signal: 'resumed',
    activities: {
      advance: ({ cursor }) =>
        Promise.resolve(cursor.visit === 0 ? { kind: 'hold', cursor: { visit: 1 } } : left),
    },
  },
  'participant-woken': {
    ...participant,
    signal: 'woken',
    activities: {
      advance: ({ cursor, now }) => Promise.resolve(cursor.visit === 0 ? wait(1, now, 30) : left),
    },
  },
  // Woken in a version that knew of no wakes: it slept on.
  'participant-slept-on': {
    ...participant,
    signal: 'woken',
    activities: {
      advance: ({ cursor, now }) => Promise.resolve(cursor.visit === 0 ? wait(1, now, 30) : left),
    },
  },
  'participant-retried': {
    ...participant,
    activities: {
      advance: ({ cursor }) =>
        Promise.resolve(
          cursor.visit === 0 ? { kind: 'retry', cursor, channel: 'EMAIL', at: 'mail' } : left,
        ),
      advancePatiently: ({ now }) => Promise.resolve(wait(1, now, 1)),
    },
  },
  'participant-given-up': {
    ...participant,
    activities: {
      advance: ({ cursor, givingUp }) =>
        Promise.resolve(givingUp ? left : { kind: 'retry', cursor, channel: 'EMAIL', at: 'mail' }),
      advancePatiently: () => {
        throw ApplicationFailure.retryable('busy', 'ProviderBusy');
      },
    },
  },
  'run-by-segment': {
    ...run,
    activities: {
      entryEnd: () => Promise.resolve({ startsBy: 'segment', end: new Date(0).toISOString() }),
      enterPage: ({ after }) =>
        Promise.resolve(
          after === 'b'
            ? { kind: 'end' }
            : { kind: 'page', after: after ? 'b' : 'a', entered: 1, backlog: after ? 500 : 0 },
        ),
      closeEntry: () => Promise.resolve(),
    },
  },
  'run-refreshing': {
    ...run,
    activities: {
      ...bySegment,
      enterPage: ({ after, round = 0, now = 0 }) =>
        Promise.resolve(readings(round, now)[after ? 1 : 0] ?? { kind: 'end' }),
    },
  },
  'run-segment-changed': {
    ...run,
    signal: 'segmentChanged',
    activities: {
      ...bySegment,
      enterPage: ({ round = 0, now = 0 }) =>
        Promise.resolve(round > 0 ? { kind: 'end' } : rest(1, now)),
    },
  },
  'run-by-event': {
    ...run,
    activities: {
      entryEnd: () =>
        Promise.resolve({ startsBy: 'event', end: new Date(Date.now() + 540 * DAY).toISOString() }),
      closeEntry: () => Promise.resolve(),
    },
  },
  'resume-run': {
    workflow: 'resumeRun',
    args: [IDS],
    activities: { resumePage: ({ after }) => Promise.resolve(after ? undefined : 'a') },
  },
  'cancel-run': {
    workflow: 'cancelRun',
    args: [IDS],
    activities: {
      cancelWorkflows: (() => {
        let left = 3;
        return () => Promise.resolve(left > 0 ? left-- : 0);
      })(),
    },
  },
  sweep: { workflow: 'sweep', args: [], activities: { sweep: () => Promise.resolve() } },
};
