import { withTransaction, type Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { accepted } from './answer.ts';
import { lockTemplate, resolveVersion, templateRow, versionRows } from './find.ts';
import { requireRoomForVersion } from './limits.ts';
import type { TemplateBodies, TemplateType } from './template-row.ts';
import { bodyProblems } from './validate.ts';
import { readVersion } from './version.ts';

type Updated = Out<'UpdateEmailTemplate'>;

export function updateEmailTemplate(ctx: Ctx, input: In<'UpdateEmailTemplate'>): Promise<Updated> {
  return updateTemplate(ctx, 'EMAIL', input, input.EmailTemplateRequest);
}

export function updateSmsTemplate(ctx: Ctx, input: In<'UpdateSmsTemplate'>): Promise<Updated> {
  return updateTemplate(ctx, 'SMS', input, input.SMSTemplateRequest);
}

export function updatePushTemplate(ctx: Ctx, input: In<'UpdatePushTemplate'>): Promise<Updated> {
  return updateTemplate(ctx, 'PUSH', input, input.PushNotificationTemplateRequest);
}

export function updateVoiceTemplate(ctx: Ctx, input: In<'UpdateVoiceTemplate'>): Promise<Updated> {
  return updateTemplate(ctx, 'VOICE', input, input.VoiceTemplateRequest);
}

export function updateInAppTemplate(ctx: Ctx, input: In<'UpdateInAppTemplate'>): Promise<Updated> {
  return updateTemplate(ctx, 'INAPP', input, input.InAppTemplateRequest);
}

interface Which {
  readonly TemplateName: string;
  readonly Version?: string;
  readonly CreateNewVersion?: boolean;
}

/**
 * Writes a version anew: the newest one unless the caller names another, or a further one that has still to be
 * made active. Tags in an update are ignored, as the service does.
 */
async function updateTemplate<T extends TemplateType>(
  ctx: Ctx,
  type: T,
  { TemplateName: name, Version, CreateNewVersion }: Which,
  { tags: _tags, ...body }: TemplateBodies[T] & { tags?: Record<string, string> },
): Promise<Updated> {
  const choice = Version ? readVersion(Version) : 'latest';
  const problems = await bodyProblems(ctx, type, body);
  if (problems.length > 0) throw new ValidationError(problems);

  await withTransaction(ctx, async (tx) => {
    const template = await lockTemplate(tx, type, name);
    const modified_at = ctx.now();
    if (CreateNewVersion) {
      const version = template.last_version + 1;
      requireRoomForVersion(name, version);
      await templateRow(tx, type, name).update({ last_version: version, modified_at });
      await tx.db('template_versions').insert({
        account_id: ctx.account,
        name,
        type,
        version,
        body,
        created_at: modified_at,
        modified_at,
      });
      return;
    }
    const version = await resolveVersion(tx, template, choice);
    await versionRows(tx, type, name).where({ version }).update({ body, modified_at });
    await templateRow(tx, type, name).update({ modified_at });
  });
  return accepted(ctx);
}
