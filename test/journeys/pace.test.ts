import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { advance } from '../../src/journeys/index.ts';
import type { NextMove } from '../../src/domain/journey/participant.ts';
import { at } from '../support/runs.ts';
import { messagesTo, welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { beginWith } from './sending-project.ts';

const START = { visit: 0 };
const SECOND = 1_000;
/** Ahead of every real clock, as a journey's clock is where time is skipped. */
const NOW = new Date('2100-01-01T12:00:00Z');

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let accounts = 500_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann', 'bob', 'cleo', 'dan', 'eve']);
});

const sent = async () => (await messagesTo(world.ctx, project.projectId)).length;
const waits = (moves: readonly NextMove[]) =>
  moves.flatMap((move) => (move.kind === 'wait' ? [move] : []));

/** Everybody comes to the mail at the same moment; the ways to go on, nearest first. */
async function arrive(rules: Parameters<typeof beginWith>[2]) {
  const { people } = await beginWith(world.ctx, project, rules);
  const moves = await Promise.all(
    people.map(async (ann) => ({ ann, move: await advance(at(world.ctx, NOW), ann, START) })),
  );
  const waiting = moves.flatMap(({ ann, move }) => (move.kind === 'wait' ? [{ ann, move }] : []));
  waiting.sort((a, b) => Date.parse(a.move.until) - Date.parse(b.move.until));
  return waiting;
}

describe('messages per second', () => {
  it('give everybody a turn, evenly apart, also to those who come at once', async () => {
    const waiting = await arrive({ Limits: { MessagesPerSecond: 2 } });
    expect(await sent()).toBe(1);
    const turns = waiting.map(({ move }) => (Date.parse(move.until) - NOW.getTime()) / SECOND);
    expect(turns).toEqual([0.5, 1, 1.5, 2]);
    for (const { ann, move } of waiting) {
      const on = at(world.ctx, new Date(move.until));
      expect(await advance(on, ann, move.cursor)).toMatchObject({ kind: 'left' });
    }
    expect(await sent()).toBe(5);
  });

  it('give a new turn to who comes too late for its own', async () => {
    const waiting = await arrive({ Limits: { MessagesPerSecond: 1 } });
    // All of them come a minute late, as after an outage.
    const late = at(world.ctx, new Date(NOW.getTime() + 60 * SECOND));
    const moves = await Promise.all(
      waiting.map(({ ann, move }) => advance(late, ann, move.cursor)),
    );
    expect(await sent()).toBe(2);
    const turns = waits(moves).map((move) => (Date.parse(move.until) - NOW.getTime()) / SECOND);
    expect(turns.sort((a, b) => a - b)).toEqual([61, 62, 63]);
  });

  it('let go who is late again and again, as soon as nobody is before it', async () => {
    const { people } = await beginWith(world.ctx, project, { Limits: { MessagesPerSecond: 500 } });
    // The task of each began seconds before it comes to its message: the machine is busy.
    for (const ann of people) {
      const late = at(world.ctx, new Date(Date.now() - 5 * SECOND));
      const turn = new Date(Date.now() - 8 * SECOND).toISOString();
      const cursor = { stepId: 'mail', visit: 0, since: turn, turn };
      expect(await advance(late, ann, cursor)).toMatchObject({ kind: 'left' });
    }
    expect(await sent()).toBe(5);
  });

  it('give no second turn to a message that its provider did not take', async () => {
    const waiting = await arrive({ Limits: { MessagesPerSecond: 1 } });
    const late = at(world.ctx, new Date(NOW.getTime() + 60 * SECOND));
    const tried = waiting.map(({ ann, move }) => advance(late, ann, move.cursor, { again: true }));
    for (const move of await Promise.all(tried)) expect(move).toMatchObject({ kind: 'left' });
    expect(await sent()).toBe(5);
  });

  it('hold nobody up when they are off, or many enough', async () => {
    expect(await arrive({ Limits: { MessagesPerSecond: 0 } })).toEqual([]);
    expect(await arrive({ Limits: { MessagesPerSecond: 20_000 } })).toEqual([]);
  });

  it('take no turn for a message that quiet time holds', async () => {
    const text = { mail: { SMS: { TemplateName: 'hello' } } };
    const rules = {
      Activities: text,
      QuietTime: { Start: '11:00', End: '14:00' },
      WaitForQuietTime: true,
      // Dutch numbers: 12:00 UTC is 13:00 there.
      TimezoneEstimationMethods: ['PHONE_NUMBER' as const],
      Limits: { MessagesPerSecond: 1 },
    };
    const held = await arrive(rules);
    expect(new Set(held.map(({ move }) => move.until))).toEqual(
      new Set(['2100-01-01T13:00:00.001Z']),
    );
    const woken = await Promise.all(
      held.map(({ ann, move }) => advance(at(world.ctx, new Date(move.until)), ann, move.cursor)),
    );
    expect(await sent()).toBe(1);
    const turns = waits(woken).map(
      ({ until }) => Date.parse(until) - Date.parse(held[0]?.move.until ?? ''),
    );
    expect(turns.sort((a, b) => a - b)).toEqual([1, 2, 3, 4].map((n) => n * SECOND));
  });

  it('are those of each journey', async () => {
    const one = await arrive({ Limits: { MessagesPerSecond: 1 } });
    const other = await arrive({ Limits: { MessagesPerSecond: 1 } });
    expect([one.length, other.length]).toEqual([4, 4]);
  });
});
