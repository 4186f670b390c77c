import type { EmailContent } from '../../domain/delivery/index.ts';
import { templateRef, type DirectMessage, type Overrides } from '../configuration.ts';

/** Its own parts, then the template, then the default message. */
export function emailContent(
  { configuration, templates }: DirectMessage,
  { TitleOverride, BodyOverride, Substitutions }: Overrides,
): EmailContent {
  const { EmailMessage: message, DefaultMessage: common } = configuration;
  const simple = message?.SimpleEmail;
  const template = templateRef(templates.EmailTemplate);
  return {
    channel: 'EMAIL',
    template,
    subject: TitleOverride || simple?.Subject?.Data || undefined,
    ...(body(BodyOverride) ??
      parts(simple?.HtmlPart?.Data, simple?.TextPart?.Data) ??
      body(message?.Body) ??
      (template ? undefined : body(common?.Body))),
    headers: simple?.Headers?.map(({ Name = '', Value = '' }) => ({ name: Name, value: Value })),
    from: message?.FromAddress || undefined,
    replyTo: message?.ReplyToAddresses,
    returnPath: message?.FeedbackForwardingAddress || undefined,
    substitutions: [common?.Substitutions, message?.Substitutions, Substitutions],
  };
}

type Parts = Pick<EmailContent, 'html' | 'text'>;

/** Both or none: HTML of the message beside text of the template would say two different things. */
function parts(html: string | undefined, text: string | undefined): Parts | undefined {
  return html || text ? { html: html ?? '', text: text ?? '' } : undefined;
}

/** One text for the whole body: HTML when it begins like it. */
function body(whole: string | undefined): Parts | undefined {
  const isHtml = /^\s*<[a-z!]/i.test(whole ?? '');
  return isHtml ? parts(whole, undefined) : parts(undefined, whole);
}
