import { idProblems } from '../domain/endpoint-request.ts';
import { headerProblems } from '../domain/template/index.ts';
import { ValidationError } from '../errors.ts';
import type { In } from '../wire.ts';
import type { DirectMessage } from './configuration.ts';

const MAX_RECIPIENTS = 100;
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;
const NOT_OFFERED = 'is not offered yet: use an e-mail, text or push message';

type MessageRequest = In<'SendMessages'>['MessageRequest'];
type UsersRequest = In<'SendUsersMessages'>['SendUsersMessageRequest'];

/** @throws ValidationError with everything that is wrong, whoever the message is for */
export function checkMessageRequest(message: DirectMessage, request: MessageRequest): void {
  const { Addresses: addresses = {}, Endpoints: endpoints = {} } = request;
  const ids = Object.keys(endpoints);
  refuse([
    ...messageProblems(message),
    ...countProblems('Addresses and Endpoints', Object.keys(addresses).length + ids.length),
    ...Object.entries(addresses).flatMap(([address, { ChannelType }]) =>
      ChannelType ? [] : [`Addresses[${JSON.stringify(address)}].ChannelType is required`],
    ),
    ...ids.flatMap((id) => idProblems(id, 'A key of Endpoints')),
  ]);
}

/** @throws ValidationError */
export function checkUsersRequest(message: DirectMessage, { Users: users }: UsersRequest): void {
  const ids = Object.keys(users);
  refuse([
    ...messageProblems(message),
    ...countProblems('Users', ids.length),
    ...ids.flatMap((id) => idProblems(id, 'A key of Users')),
  ]);
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new ValidationError(problems);
}

function countProblems(path: string, count: number): string[] {
  if (count >= 1 && count <= MAX_RECIPIENTS) return [];
  return [`${path} have ${count} recipients: expected 1 to ${MAX_RECIPIENTS}`];
}

function messageProblems({ configuration, templates }: DirectMessage): string[] {
  const { EmailMessage: email, VoiceMessage: voice } = configuration;
  const { VoiceTemplate, InAppTemplate } = templates;
  const path = 'MessageConfiguration.EmailMessage';
  const bounces = email?.FeedbackForwardingAddress;
  const isEmpty = ![configuration, templates].some((part) => Object.values(part).some(Boolean));
  return [
    ...(isEmpty
      ? [
          'MessageConfiguration and TemplateConfiguration are both empty: expected a message or a template',
        ]
      : []),
    ...(voice ? [`MessageConfiguration.VoiceMessage ${NOT_OFFERED}`] : []),
    ...(VoiceTemplate ? [`TemplateConfiguration.VoiceTemplate ${NOT_OFFERED}`] : []),
    ...(InAppTemplate ? [`TemplateConfiguration.InAppTemplate ${NOT_OFFERED}`] : []),
    ...Object.entries(templates).flatMap(([name, template]) =>
      template && !template.Name ? [`TemplateConfiguration.${name}.Name is required`] : [],
    ),
    ...(email?.RawEmail
      ? [`${path}.RawEmail can't be sent here: use SimpleEmail or an e-mail template`]
      : []),
    ...headerProblems(email?.SimpleEmail?.Headers, `${path}.SimpleEmail.Headers`),
    ...(bounces && !ADDRESS.test(bounces)
      ? [
          `${path}.FeedbackForwardingAddress is "${bounces}": expected an e-mail address without a name`,
        ]
      : []),
  ];
}
