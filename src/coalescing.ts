import type { Knex } from 'knex';
import type { Ctx } from './context.ts';

interface Call<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

interface Line<Item, Result> {
  waiting: Call<Item, Result>[];
  underWay: number;
  isAwake: boolean;
}

/** So that one statement that waits for a lock does not hold up everybody else's. */
const UNDER_WAY = 4;
const LARGEST = 200;

/**
 * Makes one statement of many: calls that come at the same time, or while earlier ones are under way, are done
 * together. A result is never older than its call. When the work for several fails, each is done alone, so that
 * a call fails for its own reasons only; so the work must bear being repeated. Inside a transaction a call is
 * always alone, because the others are not part of it. Calls that are the same by `apart` are never done in one.
 */
export function coalescing<Item, Result>(
  work: (db: Knex, items: readonly Item[]) => Promise<readonly Result[]>,
  { apart }: { apart?: (item: Item) => string } = {},
): (ctx: Pick<Ctx, 'db'>, item: Item) => Promise<Result> {
  const lines = new WeakMap<Knex, Line<Item, Result>>();

  async function checked(db: Knex, items: readonly Item[]): Promise<readonly Result[]> {
    const results = await work(db, items);
    if (results.length !== items.length) throw new Error('Each call has one result');
    return results;
  }

  async function alone(db: Knex, item: Item): Promise<Result> {
    const [result] = await checked(db, [item]);
    return result as Result;
  }

  async function together(db: Knex, calls: readonly Call<Item, Result>[]): Promise<void> {
    const [first, ...others] = calls;
    if (first && others.length === 0) {
      return alone(db, first.item).then(first.resolve, first.reject);
    }
    const items = calls.map(({ item }) => item);
    await checked(db, items).then(
      (results) => results.forEach((result, at) => calls[at]?.resolve(result)),
      // Nothing is lost with the reason: whoever it belongs to meets it again.
      () =>
        Promise.all(
          calls.map(({ item, ...call }) => alone(db, item).then(call.resolve, call.reject)),
        ),
    );
  }

  function take(line: Line<Item, Result>): Call<Item, Result>[] {
    if (!apart) return line.waiting.splice(0, LARGEST);
    const taken = new Map<string, Call<Item, Result>>();
    const left: Call<Item, Result>[] = [];
    for (const call of line.waiting) {
      const key = apart(call.item);
      if (taken.size < LARGEST && !taken.has(key)) taken.set(key, call);
      else left.push(call);
    }
    line.waiting = left;
    return [...taken.values()];
  }

  function wake(db: Knex, line: Line<Item, Result>): void {
    if (line.isAwake) return;
    line.isAwake = true;
    // After everything else that is ready to run has asked for its part.
    setImmediate(() => {
      line.isAwake = false;
      while (line.underWay < UNDER_WAY && line.waiting.length > 0) {
        const calls = take(line);
        line.underWay += 1;
        void together(db, calls).finally(() => {
          line.underWay -= 1;
          if (line.waiting.length > 0) wake(db, line);
        });
      }
    });
  }

  return (ctx, item) => {
    const { db } = ctx;
    if (db.isTransaction) return alone(db, item);
    const line = lines.get(db) ?? { waiting: [], underWay: 0, isAwake: false };
    lines.set(db, line);
    return new Promise((resolve, reject) => {
      line.waiting.push({ item, resolve, reject });
      wake(db, line);
    });
  };
}
