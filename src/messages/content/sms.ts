import type { SmsContent } from '../../domain/delivery/index.ts';
import { templateRef, type DirectMessage, type Overrides } from '../configuration.ts';

/** Its own text, then the template, then the default message. */
export function smsContent(
  { configuration, templates }: DirectMessage,
  { BodyOverride, Substitutions }: Overrides,
): SmsContent {
  const { SMSMessage: message, DefaultMessage: common } = configuration;
  const { Keyword, EntityId, TemplateId } = message ?? {};
  const template = templateRef(templates.SMSTemplate);
  const body = BodyOverride || message?.Body || (template ? undefined : common?.Body);
  return {
    channel: 'SMS',
    template,
    body: body || undefined,
    senderId: message?.SenderId || undefined,
    messageType: message?.MessageType,
    originationNumber: message?.OriginationNumber || undefined,
    mediaUrl: message?.MediaUrl || undefined,
    registration: {
      ...(Keyword && { Keyword }),
      ...(EntityId && { EntityId }),
      ...(TemplateId && { TemplateId }),
    },
    substitutions: [common?.Substitutions, message?.Substitutions, Substitutions],
  };
}
