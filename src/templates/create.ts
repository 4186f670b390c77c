import { arn } from '../arn.ts';
import { withTransaction, type Ctx } from '../context.ts';
import { tagProblems } from '../domain/tags.ts';
import { templateNameProblems } from '../domain/template/index.ts';
import { ValidationError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { requireRoomForTemplate } from './limits.ts';
import type { TemplateBodies, TemplateType } from './template-row.ts';
import { bodyProblems } from './validate.ts';

type Created = Out<'CreateEmailTemplate'>;

export function createEmailTemplate(ctx: Ctx, input: In<'CreateEmailTemplate'>): Promise<Created> {
  return createTemplate(ctx, 'EMAIL', input.TemplateName, input.EmailTemplateRequest);
}

export function createSmsTemplate(ctx: Ctx, input: In<'CreateSmsTemplate'>): Promise<Created> {
  return createTemplate(ctx, 'SMS', input.TemplateName, input.SMSTemplateRequest);
}

export function createPushTemplate(ctx: Ctx, input: In<'CreatePushTemplate'>): Promise<Created> {
  return createTemplate(ctx, 'PUSH', input.TemplateName, input.PushNotificationTemplateRequest);
}

export function createVoiceTemplate(ctx: Ctx, input: In<'CreateVoiceTemplate'>): Promise<Created> {
  return createTemplate(ctx, 'VOICE', input.TemplateName, input.VoiceTemplateRequest);
}

export function createInAppTemplate(ctx: Ctx, input: In<'CreateInAppTemplate'>): Promise<Created> {
  return createTemplate(ctx, 'INAPP', input.TemplateName, input.InAppTemplateRequest);
}

/** Makes version 1, which is active. A name is free once per type. */
async function createTemplate<T extends TemplateType>(
  ctx: Ctx,
  type: T,
  name: string,
  { tags = {}, ...body }: TemplateBodies[T] & { tags?: Record<string, string> },
): Promise<Created> {
  const problems = [
    ...templateNameProblems(name),
    ...tagProblems(tags),
    ...(await bodyProblems(ctx, type, body)),
  ];
  if (problems.length > 0) throw new ValidationError(problems);
  await requireRoomForTemplate(ctx);

  const key = { account_id: ctx.account, name, type };
  const at = { created_at: ctx.now(), modified_at: ctx.now() };
  await withTransaction(ctx, async ({ db }) => {
    const made = await db('templates')
      .insert({ ...key, ...at, tags })
      .onConflict(['account_id', 'name', 'type'])
      .ignore()
      .returning('name');
    if (made.length === 0) {
      throw new ValidationError(
        `TemplateName is "${name}": there is such a template of type ${type}`,
      );
    }
    await db('template_versions').insert({ ...key, ...at, version: 1, body });
  });
  return {
    Arn: arn(ctx, `templates/${name}/${type}`),
    Message: 'Created',
    RequestID: ctx.requestId,
  };
}
