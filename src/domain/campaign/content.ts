import type { CampaignKind, Content, MessageConfiguration } from './definition.ts';
import { deliveryUriProblems } from './delivery-uri.ts';
import { messageProblems } from './message.ts';

const IN_APP = 'Schedule.Frequency IN_APP_EVENT';

/** What is wrong with what a campaign, or one of its treatments, sends or shows. `path` ends in a dot or is empty. */
export function contentProblems(
  content: Content,
  path: string,
  { kind, webhookHosts }: { kind: CampaignKind; webhookHosts: readonly string[] },
): string[] {
  const { MessageConfiguration: message = {}, CustomDeliveryConfiguration: custom } = content;
  return [
    ...messageProblems(message, `${path}MessageConfiguration`),
    ...templateProblems(content, path),
    ...(custom
      ? deliveryUriProblems(
          custom.DeliveryUri,
          `${path}CustomDeliveryConfiguration.DeliveryUri`,
          webhookHosts,
        )
      : []),
    ...(kind === 'in-app' ? shownProblems(content, path) : sentProblems(content, path)),
  ];
}

function templateProblems({ TemplateConfiguration = {} }: Content, path: string): string[] {
  const name = `${path}TemplateConfiguration`;
  return [
    ...Object.entries(TemplateConfiguration).flatMap(([member, template]) =>
      template && !template.Name ? [`${name}.${member}.Name is missing`] : [],
    ),
    ...(TemplateConfiguration.VoiceTemplate
      ? [`${name}.VoiceTemplate can't be used: campaigns send no voice messages`]
      : []),
  ];
}

function isGiven(part: object | undefined): boolean {
  return Object.values(part ?? {}).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '',
  );
}

/** The members of a content that say something, by their paths. */
function given({ MessageConfiguration, TemplateConfiguration, ...content }: Content): string[] {
  const named = (parent: string, members: object | undefined) =>
    Object.entries(members ?? {}).flatMap(([name, part]: [string, object | undefined]) =>
      isGiven(part) ? [`${parent}.${name}`] : [],
    );
  return [
    ...named('MessageConfiguration', MessageConfiguration),
    ...named('TemplateConfiguration', TemplateConfiguration),
    ...(content.CustomDeliveryConfiguration ? ['CustomDeliveryConfiguration'] : []),
  ];
}

const SHOWN = ['MessageConfiguration.InAppMessage', 'TemplateConfiguration.InAppTemplate'];

/** An in-app campaign shows one message, and sends none. */
function shownProblems(content: Content, path: string): string[] {
  const { InAppMessage: message } = content.MessageConfiguration ?? {};
  const members = given(content);
  const shown = members.filter((member) => SHOWN.includes(member));
  return [
    ...members
      .filter((member) => !SHOWN.includes(member))
      .map((member) => `${path}${member} can't go with ${IN_APP}: nothing is sent`),
    ...(shown.length === 1
      ? []
      : [`${path}${SHOWN.join(' and ')}: expected one of them, got ${shown.length}`]),
    ...(shown[0] === SHOWN[0] && !message?.Content?.length
      ? [`${path}${SHOWN[0]}.Content is empty: there is nothing to show`]
      : []),
  ];
}

/** Every other campaign sends something, by a text of its own or by a template. */
function sentProblems(content: Content, path: string): string[] {
  const { MessageConfiguration: message = {}, CustomDeliveryConfiguration: custom } = content;
  const members = given(content);
  const shown = members.filter((member) => SHOWN.includes(member));
  return [
    ...shown.map((member) => `${path}${member} needs ${IN_APP}`),
    ...(members.length === 0
      ? [
          `${path}MessageConfiguration and TemplateConfiguration are empty: there is nothing to send`,
        ]
      : []),
    // Of a message that says nothing it is enough to say so once.
    ...(members.length === 0 ? [] : textProblems(message, content, `${path}MessageConfiguration`)),
    ...(isGiven(message.CustomMessage) && !custom
      ? [
          `${path}MessageConfiguration.CustomMessage needs CustomDeliveryConfiguration: where it goes to`,
        ]
      : []),
  ];
}

/** A message that only says how it goes out has its text from a template or from the default message. */
function textProblems(
  { EmailMessage: email, SMSMessage: sms, DefaultMessage: common }: MessageConfiguration,
  { TemplateConfiguration: templates = {} }: Content,
  path: string,
): string[] {
  const hasText = (own: string | undefined, template: object | undefined) =>
    Boolean(own || template || common?.Body);
  const subject = email?.Title || templates.EmailTemplate || common?.Title;
  return [
    ...(email && !subject ? [`${path}.EmailMessage.Title is missing`] : []),
    ...(email && !hasText(email.HtmlBody || email.Body, templates.EmailTemplate)
      ? [`${path}.EmailMessage has no text: expected HtmlBody, Body or an EmailTemplate`]
      : []),
    ...(sms && !hasText(sms.Body, templates.SMSTemplate)
      ? [`${path}.SMSMessage has no text: expected Body or an SMSTemplate`]
      : []),
  ];
}
