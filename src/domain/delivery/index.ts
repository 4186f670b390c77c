export { messageChannel, pushService, pushTypes, settingsChannel } from './channels.ts';
export type {
  CustomContent,
  EmailContent,
  MailHeader,
  MessageChannel,
  MessageContent,
  PushContent,
  PushParts,
  PushService,
  SmsContent,
  TemplateRef,
} from './content.ts';
export { smsParts } from './sms-parts.ts';
export { isReasonCode, REASONS } from './reasons.ts';
export type { ReasonCode } from './reasons.ts';
