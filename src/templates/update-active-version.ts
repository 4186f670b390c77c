import { withTransaction, type Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { accepted } from './answer.ts';
import { lockTemplate, resolveVersion, templateRow } from './find.ts';
import { readTemplateType } from './type.ts';
import { readVersion } from './version.ts';

/** Chooses the version that is used where none is named. */
export async function updateTemplateActiveVersion(
  ctx: Ctx,
  input: In<'UpdateTemplateActiveVersion'>,
): Promise<Out<'UpdateTemplateActiveVersion'>> {
  const { Version } = input.TemplateActiveVersionRequest;
  const type = readTemplateType(input.TemplateType);
  if (!Version)
    throw new ValidationError('Version is missing: expected "latest" or a number from 1');
  const choice = readVersion(Version, 'Version');
  await withTransaction(ctx, async (tx) => {
    const template = await lockTemplate(tx, type, input.TemplateName);
    const active_version = await resolveVersion(tx, template, choice);
    await templateRow(tx, type, input.TemplateName).update({
      active_version,
      modified_at: ctx.now(),
    });
  });
  return accepted(ctx);
}
