import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { structureOf } from '../../src/api/model.ts';
import type { Operation } from '../../src/api/model.ts';
import { apiWorld } from '../api/server.ts';
import type { ApiWorld } from '../api/server.ts';
import { Caller } from './support/caller.ts';
import { LISTS, MADE_BY_THE_ENGINE } from './support/lists.ts';
import { Maker } from './support/maker.ts';
import type { Values } from './support/maker.ts';
import { operationNamed, SERVICE_OPERATIONS } from './support/operations.ts';
import { labelsFor, sceneOf } from './support/scene.ts';

let world: ApiWorld;
let caller: Caller;
let maker: Maker;
beforeAll(async () => {
  world = await apiWorld();
  caller = new Caller(world.client());
  maker = await new Maker(caller).withAccountThings();
});
afterAll(() => world.close());

function tokenName(operation: Operation): 'Token' | 'NextToken' | undefined {
  const { members } = structureOf(operation.input);
  return (['Token', 'NextToken'] as const).find((name) => members.has(name));
}

interface Page {
  readonly items: readonly Values[];
  readonly token: string | undefined;
}

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null;

async function pageOf(operation: Operation, labels: Values, token?: string): Promise<Page> {
  const name = tokenName(operation) ?? 'Token';
  const asked = { ...labels, PageSize: '1', ...(token !== undefined && { [name]: token }) };
  const { Item, NextToken } = await caller.get(operation, asked);
  if (!Array.isArray(Item)) throw new Error(`${operation.name} answers without Item`);
  return {
    items: Item.filter(isObject),
    token: typeof NextToken === 'string' ? NextToken : undefined,
  };
}

describe('page by page, one item a page,', () => {
  it.each(Object.entries(LISTS))(
    '%s shows what is there all the time exactly once, whatever comes and goes',
    async (name, { add, remove, idOf }) => {
      const operation = operationNamed(name);
      const scene = await sceneOf(operation, maker);
      const labels = labelsFor(operation, scene);
      // A job names the segment whose list it is in, also where the path does not.
      const things = { ...labels, SegmentId: scene.labels.SegmentId };
      const own = maker.with(scene.given);
      const staying = [];
      const going = [];
      for (let at = 0; at < 4; at++) {
        staying.push(await add(own, things));
        if (remove) going.push(await add(own, things));
      }
      const seen: unknown[] = [];
      let token: string | undefined;
      do {
        const page = await pageOf(operation, labels, token);
        expect(page.items.length).toBeLessThanOrEqual(1);
        seen.push(...page.items.map(idOf));
        token = page.token;
        const gone = going.pop();
        if (gone !== undefined) await remove?.(own, things, gone);
        if (seen.length < 4) await add(own, things);
      } while (token !== undefined);
      for (const id of staying) expect(seen.filter((other) => other === id)).toHaveLength(1);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it.each(MADE_BY_THE_ENGINE)('%s ends without a token', async (name) => {
    const operation = operationNamed(name);
    const labels = labelsFor(operation, await sceneOf(operation, maker));
    expect((await pageOf(operation, labels)).token).toBeUndefined();
  });

  it('every list that has pages is one of these', () => {
    const paged = SERVICE_OPERATIONS.filter((operation) => {
      const { members } = structureOf(operation.input);
      return members.has('PageSize') && !/Metrics$|Kpi$/.test(operation.name);
    });
    const known = [...Object.keys(LISTS), ...MADE_BY_THE_ENGINE];
    expect(paged.map(({ name }) => name).sort()).toEqual(known.sort());
  });
});
