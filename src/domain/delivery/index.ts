export { messageChannel, pushService, settingsChannel } from './channels.ts';
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
export { isReasonCode, REASONS } from './reasons.ts';
export type { ReasonCode } from './reasons.ts';
