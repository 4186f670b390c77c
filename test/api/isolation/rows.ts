import type { Knex } from 'knex';

interface Column {
  readonly table_name: string;
  readonly column_name: string;
}

/** How a table tells whose its rows are; the first that it has counts. */
const OWNERS: readonly (readonly [column: string, condition: string])[] = [
  ['account_id', 'account_id = :account'],
  ['project_id', 'project_id in (select id from projects where account_id = :account)'],
  ['principal_id', 'principal_id in (select id from principals where account_id = :account)'],
];

/** A digest of all rows of an account, table by table: every table that tells whose its rows are. */
export async function digestOf(db: Knex, account: string): Promise<Record<string, string>> {
  const { rows: columns } = await db.raw<{ rows: Column[] }>(
    `select table_name, column_name from information_schema.columns
     where table_schema = 'public' and column_name = any(:owners) order by 1`,
    { owners: OWNERS.map(([column]) => column) },
  );
  const tables = [...new Set(columns.map((column) => column.table_name))];
  const queries = tables.map((table) => {
    const has = (name: string) =>
      columns.some((column) => column.table_name === table && column.column_name === name);
    const [, condition = ''] = OWNERS.find(([column]) => has(column)) ?? [];
    return `select '${table}' as name, count(*) || ' rows ' ||
      md5(coalesce(string_agg(r::text, ';' order by r::text), '')) as digest
      from "${table}" r where ${condition}`;
  });
  const { rows } = await db.raw<{ rows: { name: string; digest: string }[] }>(
    queries.join(' union all '),
    { account },
  );
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
