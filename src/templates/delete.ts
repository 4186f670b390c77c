import { withTransaction, type Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { accepted } from './answer.ts';
import { lockTemplate, resolveVersion, templateRow, versionRows } from './find.ts';
import type { TemplateType } from './template-row.ts';
import { readVersion } from './version.ts';

type Deleted = Out<'DeleteEmailTemplate'>;

export function deleteEmailTemplate(ctx: Ctx, input: In<'DeleteEmailTemplate'>): Promise<Deleted> {
  return deleteTemplate(ctx, 'EMAIL', input);
}

export function deleteSmsTemplate(ctx: Ctx, input: In<'DeleteSmsTemplate'>): Promise<Deleted> {
  return deleteTemplate(ctx, 'SMS', input);
}

export function deletePushTemplate(ctx: Ctx, input: In<'DeletePushTemplate'>): Promise<Deleted> {
  return deleteTemplate(ctx, 'PUSH', input);
}

export function deleteVoiceTemplate(ctx: Ctx, input: In<'DeleteVoiceTemplate'>): Promise<Deleted> {
  return deleteTemplate(ctx, 'VOICE', input);
}

export function deleteInAppTemplate(ctx: Ctx, input: In<'DeleteInAppTemplate'>): Promise<Deleted> {
  return deleteTemplate(ctx, 'INAPP', input);
}

/** Deletes one version, or the template with all of them when no version is named or it is the only one. */
async function deleteTemplate(
  ctx: Ctx,
  type: TemplateType,
  { TemplateName: name, Version }: { TemplateName: string; Version?: string },
): Promise<Deleted> {
  const choice = Version ? readVersion(Version) : undefined;
  await withTransaction(ctx, async (tx) => {
    const template = await lockTemplate(tx, type, name);
    if (choice === undefined) return templateRow(tx, type, name).delete();
    const version = await resolveVersion(tx, template, choice);
    const others = await versionRows(tx, type, name)
      .whereNot({ version })
      .select('version')
      .limit(1);
    if (others.length === 0) return templateRow(tx, type, name).delete();
    if (version === template.active_version) {
      throw new ValidationError(
        `version is "${Version}": it is the active version; make another one active first`,
      );
    }
    await templateRow(tx, type, name).update({ modified_at: ctx.now() });
    return versionRows(tx, type, name).where({ version }).delete();
  });
  return accepted(ctx);
}
