import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../../src/context.ts';
import * as journeys from '../../../src/journeys/index.ts';
import { at, enterAll, runOf } from '../../support/runs.ts';
import {
  paths,
  publishJourney,
  welcomeProject,
  type Activities,
} from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { editorOf, mail, sms, wait } from './edits.ts';

const HOUR = 3_600_000;
let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** The same database, where something happens before the first statement that has these words. */
function before(db: Knex, words: string, happens: () => Promise<unknown>): Knex {
  let pending = true;
  return new Proxy(db, {
    get(target, name, self) {
      if (name !== 'raw') return Reflect.get(target, name, self) as unknown;
      return (sql: string, bindings: Knex.RawBinding[]) => {
        if (!pending || !sql.includes(words)) return target.raw(sql, bindings);
        pending = false;
        return happens().then(() => target.raw(sql, bindings));
      };
    },
  });
}

const steps = {
  pause: wait('PT10H', 'mail'),
  mail: mail('text'),
  text: sms('later'),
  later: wait('PT10H', 'last'),
  last: sms(),
};

async function begin(people: readonly string[], published: Activities = steps) {
  const account = `${Math.random()}`.slice(2, 14).padEnd(12, '1');
  const ctx = { ...world.ctx, account };
  const project = await welcomeProject(ctx, people);
  const journeyId = await publishJourney(ctx, project, 'pause', published);
  const refs = await enterAll(ctx, await runOf(ctx, project.projectId, journeyId));
  const first = Date.now();
  const later = (hours: number): Ctx => at(ctx, new Date(first + hours * HOUR));
  for (const ref of refs) await journeys.advance(later(0), ref, { visit: 0 });
  const [ann = refs[0]] = refs;
  if (!ann) throw new Error('nobody entered');
  return {
    ctx,
    ...{ ann, refs, later, project, journeyId },
    paths: () => paths(ctx, project.projectId, journeyId),
    /** Messages by person and step that went out. */
    messages: async (): Promise<string[]> => {
      const rows = await ctx
        .db('deliveries')
        .where({ journey_id: journeyId, state: 'accepted' })
        .orderBy(['participant_id', 'step_id'])
        .select<{ participant_id: string; step_id: string }[]>('participant_id', 'step_id');
      return rows.map((row) => `${row.participant_id} ${row.step_id}`);
    },
    ...editorOf(ctx, project.projectId, journeyId),
  };
}

describe('an edit that comes in the middle of a walk', () => {
  it('moves somebody who has done nothing yet: the message of the former way does not go', async () => {
    const { apply, later, ann, paths, messages } = await begin(['ann']);
    const { pause: _removed, ...rest } = steps;
    const edit = () =>
      apply(rest, { pause: { Action: 'MOVE', ActivityId: 'later' } }, { StartActivity: 'mail' });
    const waking = later(10);
    const move = await journeys.advance(
      { ...waking, db: before(waking.db, 'insert into deliveries', edit) },
      ann,
      { visit: 0 },
    );
    expect(move).toMatchObject({ kind: 'wait', at: 'later' });
    expect(await messages()).toEqual([]);
    expect((await paths())['user:ann']).toEqual(['pause:MOVED_BY_EDIT']);
  });

  it('lets a walk that has sent end by the former version, and puts it where the edit wants it', async () => {
    const { apply, later, ann, paths, messages } = await begin(['ann']);
    const { later: _removed, ...rest } = steps;
    const edit = () =>
      apply(
        { ...rest, text: sms('rest'), rest: wait('PT1H', 'last') },
        { later: { Action: 'MOVE', ActivityId: 'rest' } },
      );
    const waking = later(10);
    // Between the last message and the record of where it led.
    const move = await journeys.advance(
      { ...waking, db: before(waking.db, 'moved as (', edit) },
      ann,
      { visit: 0 },
    );
    expect(move).toMatchObject({ kind: 'wait', at: 'rest' });
    expect(await messages()).toEqual(['user:ann mail', 'user:ann text']);
    expect((await paths())['user:ann']).toEqual([
      'pause:WAIT_FINISHED',
      'mail:SUCCESS',
      'text:SUCCESS',
      'later:MOVED_BY_EDIT',
    ]);
  });

  it('and a crash: what went out is not sent again by another way', async () => {
    const { apply, later, ann, paths, messages } = await begin(['ann']);
    const killed = () => Promise.reject(new Error('killed'));
    const waking = later(10);
    const attempt = () =>
      journeys.advance({ ...waking, db: before(waking.db, 'moved as (', killed) }, ann, {
        visit: 0,
      });
    await expect(attempt()).rejects.toThrow('killed');
    expect(await messages()).toEqual(['user:ann mail', 'user:ann text']);

    // By the new version the same messages would be the third and the fourth thing that she does.
    await apply({
      ...steps,
      pause: wait('PT10H', 'extra'),
      extra: sms('more'),
      more: mail('mail'),
    });
    expect(await journeys.advance(waking, ann, { visit: 0 })).toMatchObject({
      kind: 'wait',
      at: 'later',
    });
    expect(await messages()).toEqual(['user:ann mail', 'user:ann text']);
    expect((await paths())['user:ann']).toEqual([
      'pause:WAIT_FINISHED',
      'mail:SUCCESS',
      'text:SUCCESS',
    ]);
  });
});

describe('edits while everybody is on the way', () => {
  it('leave nobody where no step is, and send nothing twice', async () => {
    const people = Array.from({ length: 30 }, (_, n) => `p${n}`);
    const { ctx, apply, undo, later, refs, paths, messages, project, journeyId } =
      await begin(people);
    const walks = refs.map(async (ref, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 15));
      return journeys.advance(later(10), ref, { visit: 0 });
    });
    const edits = (async () => {
      const { pause: _removed, ...rest } = steps;
      await apply(
        { ...rest, mail: mail('extra'), extra: sms('text') },
        { pause: { Action: 'MOVE', ActivityId: 'mail' } },
        { StartActivity: 'mail' },
      );
      await undo();
      const { later: _later, ...others } = steps;
      await apply(
        { ...others, text: sms('rest'), rest: wait('PT20H', 'last') },
        { later: { Action: 'MOVE', ActivityId: 'rest' } },
      );
    })();
    const moves = await Promise.all(walks);
    await edits;
    expect(moves.map(({ kind }) => kind)).toEqual(people.map(() => 'wait'));
    // Whoever stood where the last edit came is woken, as everybody whom it touches.
    for (const ref of refs) await journeys.advance(later(10), ref, { visit: 0 });

    const standing = await ctx
      .db('participants')
      .where({ project_id: project.projectId, journey_id: journeyId })
      .select<{ step_id: string; version: number }[]>('step_id', 'version');
    expect(new Set(standing.map(({ step_id: id }) => id))).toEqual(new Set(['rest']));
    expect(new Set(standing.map(({ version }) => version))).toEqual(new Set([4]));
    const sent = await messages();
    expect(sent.filter((one, n) => sent.indexOf(one) !== n)).toEqual([]);
    expect(sent.filter((one) => one.endsWith(' mail'))).toHaveLength(30);
    expect(sent.filter((one) => one.endsWith(' text'))).toHaveLength(30);
    for (const path of Object.values(await paths())) {
      expect(path.filter((step) => step === 'text:SUCCESS')).toHaveLength(1);
    }
  });
});
