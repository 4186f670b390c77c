import type { Ctx } from '../context.ts';
import { cutPage, readPage } from '../paging.ts';
import type { In, Out } from '../wire.ts';
import type { TemplateRow } from './template-row.ts';
import { readTemplateType } from './type.ts';

/** The account's templates by name and type; a short form without the content. */
export async function listTemplates(
  ctx: Ctx,
  input: In<'ListTemplates'>,
): Promise<Out<'ListTemplates'>> {
  const { limit, after } = readPage(input);
  const query = ctx
    .db<TemplateRow>('templates')
    .where('account_id', ctx.account)
    .whereRaw('starts_with(name, ?)', [input.Prefix ?? ''])
    .orderBy(['name', 'type'])
    .limit(limit + 1);
  if (input.TemplateType) query.where('type', readTemplateType(input.TemplateType));
  if (after) query.whereRaw('(name, type) > (?, ?)', [after[0] ?? '', after[1] ?? '']);
  const rows = await query;
  const { page, next } = cutPage(rows, limit, (row) => [row.name, row.type]);
  return {
    Item: page.map((template) => ({
      TemplateName: template.name,
      TemplateType: template.type,
      Version: String(template.active_version),
      CreationDate: template.created_at.toISOString(),
      LastModifiedDate: template.modified_at.toISOString(),
    })),
    ...next,
  };
}
