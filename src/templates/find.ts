import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { TemplateRow, TemplateType, TemplateVersionRow } from './template-row.ts';
import type { VersionChoice } from './version.ts';

export function templateRow(ctx: Ctx, type: TemplateType, name: string) {
  return ctx.db<TemplateRow>('templates').where({ account_id: ctx.account, name, type });
}

export function versionRows<T extends TemplateType>(ctx: Ctx, type: T, name: string) {
  return ctx
    .db<TemplateVersionRow<T>>('template_versions')
    .whereRaw('(account_id, name, type) = (?, ?, ?)', [ctx.account, name, type]);
}

/** The template, held until the transaction ends, so that two writers take turns. @throws NotFoundError */
export async function lockTemplate(
  ctx: Ctx,
  type: TemplateType,
  name: string,
): Promise<TemplateRow> {
  const [template] = await templateRow(ctx, type, name).select('*').forUpdate();
  if (!template) throw notFound(type, name);
  return template;
}

/** The number of the version that is meant. @throws NotFoundError when there is none */
export async function resolveVersion(
  ctx: Ctx,
  template: TemplateRow,
  choice: VersionChoice,
): Promise<number> {
  const { type, name } = template;
  const wanted = choice === 'active' ? template.active_version : choice;
  const versions = versionRows(ctx, type, name).select('version').orderBy('version', 'desc');
  const [found] = await (
    wanted === 'latest' ? versions : versions.where({ version: wanted })
  ).limit(1);
  if (!found) throw notFound(type, name, wanted);
  return found.version;
}

export function notFound(
  type: TemplateType,
  name: string,
  version?: number | string,
): NotFoundError {
  const which = version === undefined ? 'template' : `version ${version} of the template`;
  return new NotFoundError(`There is no ${which} "${name}" of type ${type}`);
}
