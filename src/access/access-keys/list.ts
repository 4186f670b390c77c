import type { Ctx } from '../../context.ts';
import { cutPage, readPage, type Paged, type PageInput } from '../../paging.ts';
import { requirePrincipal } from '../principals/row.ts';
import { accessKeyRows, presentAccessKey, type AccessKeyResponse } from './row.ts';

/** The access keys of a principal, without their secrets. */
export async function listAccessKeys(
  ctx: Ctx,
  input: PageInput & { PrincipalId: string },
): Promise<Paged<AccessKeyResponse>> {
  const { limit, after } = readPage(input);
  const principal = await requirePrincipal(ctx, input.PrincipalId);
  const rows = await accessKeyRows(ctx, principal.id)
    .where('id', '>', after?.[0] ?? '')
    .orderBy('id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return { Item: page.map(presentAccessKey), ...next };
}
