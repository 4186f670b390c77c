import * as pinpoint from '@aws-sdk/client-pinpoint';
import { DEFAULTS, REMINDER_SMS, THANKS_PUSH, WELCOME_MJML, WELCOME_SUBJECT } from './messages.ts';

export interface TemplateNames {
  readonly welcome: string;
  readonly thanks: string;
  readonly reminder: string;
}

/** Makes the templates under names of their own, since templates belong to the account. */
export async function createTemplates(
  client: pinpoint.PinpointClient,
  prefix: string,
): Promise<TemplateNames> {
  const names = { welcome: prefix, thanks: `${prefix}-thanks`, reminder: `${prefix}-reminder` };
  await client.send(
    new pinpoint.CreateEmailTemplateCommand({
      TemplateName: names.welcome,
      EmailTemplateRequest: {
        Subject: WELCOME_SUBJECT,
        HtmlPart: WELCOME_MJML,
        DefaultSubstitutions: DEFAULTS,
      },
    }),
  );
  await client.send(
    new pinpoint.CreatePushTemplateCommand({
      TemplateName: names.thanks,
      PushNotificationTemplateRequest: { Default: THANKS_PUSH, DefaultSubstitutions: DEFAULTS },
    }),
  );
  await client.send(
    new pinpoint.CreateSmsTemplateCommand({
      TemplateName: names.reminder,
      SMSTemplateRequest: { Body: REMINDER_SMS, DefaultSubstitutions: DEFAULTS },
    }),
  );
  return names;
}
