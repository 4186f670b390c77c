import type { Ctx } from '../context.ts';
import { cutPage, readPage, versionKey } from '../paging.ts';
import type { In, Out } from '../wire.ts';
import { notFound, templateRow, versionRows } from './find.ts';
import type { CommonBody } from './template-row.ts';
import { readTemplateType } from './type.ts';

/** The versions of a template, the newest first. */
export async function listTemplateVersions(
  ctx: Ctx,
  input: In<'ListTemplateVersions'>,
): Promise<Out<'ListTemplateVersions'>> {
  const { TemplateName: name } = input;
  const type = readTemplateType(input.TemplateType);
  const { limit, after } = readPage(input, [versionKey]);
  if (!(await templateRow(ctx, type, name).first('name'))) throw notFound(type, name);
  const query = versionRows(ctx, type, name)
    .orderBy('version', 'desc')
    .limit(limit + 1);
  if (after) query.where('version', '<', Number(after[0]));
  const rows = await query.select('*');
  const { page, next } = cutPage(rows, limit, (row) => [String(row.version)]);
  return {
    Item: page.map(({ body, ...row }) => {
      const { DefaultSubstitutions, TemplateDescription }: CommonBody = body;
      return {
        TemplateName: name,
        TemplateType: type,
        Version: String(row.version),
        CreationDate: row.created_at.toISOString(),
        LastModifiedDate: row.modified_at.toISOString(),
        ...(DefaultSubstitutions && { DefaultSubstitutions }),
        ...(TemplateDescription && { TemplateDescription }),
      };
    }),
    ...next,
    RequestID: ctx.requestId,
  };
}
