import type { Ctx } from '../context.ts';
import { cutPage, readPage } from '../paging.ts';
import type { In, Out } from '../wire.ts';
import { PROJECT_COLUMNS, presentProject, type ProjectRow } from './row.ts';

/** The projects of the caller's account, page by page in the order of their ids. */
export async function getApps(ctx: Ctx, input: In<'GetApps'>): Promise<Out<'GetApps'>> {
  const { limit, after } = readPage(input);
  const rows = await ctx
    .db<ProjectRow>('projects')
    .select(...PROJECT_COLUMNS)
    .where('account_id', ctx.account)
    .where('id', '>', after?.[0] ?? '')
    .orderBy('id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return {
    Item: page.map((project) => presentProject(ctx, project)),
    ...next,
  };
}
