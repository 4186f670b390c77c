import type { Knex } from 'knex';
import type { Ctx } from '../context.ts';
import type { ProjectRow } from './row.ts';

/** A subquery: the project's id, if it is the caller's. For a statement that wants nothing else of the project. */
export function callersProject(ctx: Ctx, id: string): Knex.QueryBuilder {
  return ctx.db<ProjectRow>('projects').where({ id, account_id: ctx.account }).select('id');
}
