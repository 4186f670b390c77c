import type { Knex } from 'knex';
import { newId } from '../ids.ts';

/**
 * The id of the principal that may do everything in an account; account and principal are made when there are
 * none, so that a fresh database has somebody whom the first key can stand for.
 */
export async function rootPrincipal(db: Knex, accountId: string): Promise<string> {
  await db('accounts')
    .insert({ id: accountId, name: `Account ${accountId}` })
    .onConflict('id')
    .ignore();
  await db('principals')
    .insert({ id: newId(), account_id: accountId, kind: 'ROOT', name: 'root' })
    .onConflict(db.raw("(account_id) where kind = 'ROOT'"))
    .ignore();
  const [root] = await db('principals')
    .where({ account_id: accountId, kind: 'ROOT' })
    .select<{ id: string }[]>('id');
  if (!root) throw new Error(`Account ${accountId} has no root principal`);
  return root.id;
}
