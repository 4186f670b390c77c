import type { Knex } from 'knex';

/** The same database, where something happens right after the first read of a table: for races. */
export function afterFirst(db: Knex, table: string, happens: () => Promise<unknown>): Knex {
  let pending = true;
  return new Proxy(db, {
    apply(target, _this, [name]: [string]) {
      const query = target(name);
      if (name !== table || !pending) return query;
      pending = false;
      const first = query.first.bind(query);
      return Object.assign(query, {
        first: async (...columns: string[]) => {
          const row: unknown = await first(...columns);
          await happens();
          return row;
        },
      });
    },
  });
}
