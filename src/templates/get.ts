import { arn } from '../arn.ts';
import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { notFound, resolveVersion, templateRow, versionRows } from './find.ts';
import type { TemplateBodies, TemplateType } from './template-row.ts';
import { readVersion } from './version.ts';

export function getEmailTemplate(
  ctx: Ctx,
  { TemplateName, Version }: In<'GetEmailTemplate'>,
): Promise<Out<'GetEmailTemplate'>> {
  return getTemplate(ctx, 'EMAIL', TemplateName, Version);
}

export function getSmsTemplate(
  ctx: Ctx,
  { TemplateName, Version }: In<'GetSmsTemplate'>,
): Promise<Out<'GetSmsTemplate'>> {
  return getTemplate(ctx, 'SMS', TemplateName, Version);
}

export function getPushTemplate(
  ctx: Ctx,
  { TemplateName, Version }: In<'GetPushTemplate'>,
): Promise<Out<'GetPushTemplate'>> {
  return getTemplate(ctx, 'PUSH', TemplateName, Version);
}

export function getVoiceTemplate(
  ctx: Ctx,
  { TemplateName, Version }: In<'GetVoiceTemplate'>,
): Promise<Out<'GetVoiceTemplate'>> {
  return getTemplate(ctx, 'VOICE', TemplateName, Version);
}

export function getInAppTemplate(
  ctx: Ctx,
  { TemplateName, Version }: In<'GetInAppTemplate'>,
): Promise<Out<'GetInAppTemplate'>> {
  return getTemplate(ctx, 'INAPP', TemplateName, Version);
}

/** One version of a template: the active one unless the caller names another. */
async function getTemplate<T extends TemplateType>(
  ctx: Ctx,
  type: T,
  name: string,
  choice: string | undefined,
) {
  const template = await templateRow(ctx, type, name).first();
  if (!template) throw notFound(type, name);
  const number = await resolveVersion(ctx, template, readVersion(choice));
  const [version] = await versionRows(ctx, type, name).where({ version: number }).select('*');
  if (!version) throw notFound(type, name, number);
  const body: TemplateBodies[T] = version.body;
  return {
    ...body,
    Arn: arn(ctx, `templates/${name}/${type}`),
    TemplateName: name,
    TemplateType: type,
    Version: String(number),
    CreationDate: template.created_at.toISOString(),
    LastModifiedDate: version.modified_at.toISOString(),
    tags: template.tags,
  };
}
