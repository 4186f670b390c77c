import { inAppProblems } from '../in-app/index.ts';
import { fromAddressProblems, senderIdProblems } from '../sender.ts';
import { headerProblems } from '../template/index.ts';
import { characters } from '../text.ts';
import type { MessageConfiguration } from './definition.ts';

/** A text of a message in which variables may stand. */
export interface Source {
  readonly name: string;
  readonly source: string;
}

type Push = NonNullable<MessageConfiguration['DefaultMessage']>;
type Email = NonNullable<MessageConfiguration['EmailMessage']>;
type Sms = NonNullable<MessageConfiguration['SMSMessage']>;

/** The most characters that a push service takes. */
const PUSH_SIZES = {
  DefaultMessage: 4000,
  ADMMessage: 6000,
  APNSMessage: 4000,
  BaiduMessage: 4000,
  GCMMessage: 4000,
} as const satisfies Partial<Record<keyof MessageConfiguration, number>>;
const PUSH_MESSAGES = [
  'DefaultMessage',
  'ADMMessage',
  'APNSMessage',
  'BaiduMessage',
  'GCMMessage',
] as const satisfies readonly (keyof typeof PUSH_SIZES)[];
const MAX_PUSH_BODY = 200;
const MAX_EMAIL = 600_000;
const MAX_SMS = 1600;
const MAX_CUSTOM_BYTES = 5 * 1024;
const NUMBER = /^(\+[1-9]\d{6,14}|\d{3,8})$/;

/** The texts of a message that are rendered for each recipient. */
export function messageSources(message: MessageConfiguration, path: string): Source[] {
  const { EmailMessage: email, SMSMessage: sms } = message;
  const texts = (name: string, from: object | undefined, only?: readonly string[]): Source[] =>
    Object.entries(from ?? {}).flatMap(([member, source]: [string, unknown]) =>
      typeof source === 'string' && (!only || only.includes(member))
        ? [{ name: `${path}.${name}.${member}`, source }]
        : [],
    );
  return [
    ...PUSH_MESSAGES.flatMap((name) => texts(name, message[name])),
    ...texts('EmailMessage', email, ['Title', 'Body', 'HtmlBody']),
    ...(email?.Headers ?? []).map(({ Value: source = '' }, index) => ({
      name: `${path}.EmailMessage.Headers[${index}].Value`,
      source,
    })),
    ...texts('SMSMessage', sms, ['Body']),
  ];
}

/** What is wrong with each message for itself: sizes and forms. */
export function messageProblems(message: MessageConfiguration, path: string): string[] {
  const { EmailMessage: email, SMSMessage: sms, CustomMessage: custom } = message;
  const bytes = new TextEncoder().encode(custom?.Data ?? '').length;
  return [
    ...PUSH_MESSAGES.flatMap((name) =>
      pushProblems(message[name] ?? {}, `${path}.${name}`, PUSH_SIZES[name]),
    ),
    ...(email ? emailProblems(email, `${path}.EmailMessage`) : []),
    ...(sms ? smsProblems(sms, `${path}.SMSMessage`) : []),
    ...(bytes > MAX_CUSTOM_BYTES
      ? [`${path}.CustomMessage.Data has ${bytes} bytes: expected at most ${MAX_CUSTOM_BYTES}`]
      : []),
    ...(message.InAppMessage?.Body
      ? [`${path}.InAppMessage.Body can't be shown: put the text into Content[].BodyConfig`]
      : []),
    ...inAppProblems(message.InAppMessage ?? {}).map((told) => `${path}.InAppMessage: ${told}`),
  ];
}

function sizeProblems(path: string, text: string | undefined, max: number): string[] {
  const size = characters(text ?? '');
  return size > max ? [`${path} has ${size} characters: expected at most ${max}`] : [];
}

function pushProblems({ Action: _action, ...push }: Push, path: string, max: number): string[] {
  const texts = Object.values(push).filter((value) => typeof value === 'string');
  const { TimeToLive: seconds = 0 } = push;
  return [
    ...sizeProblems(path, texts.join(''), max),
    ...sizeProblems(`${path}.Body`, push.Body, MAX_PUSH_BODY),
    ...(seconds < 0 ? [`${path}.TimeToLive is ${seconds}: expected seconds, 0 or more`] : []),
  ];
}

function emailProblems(email: Email, path: string): string[] {
  const { Title = '', Body = '', HtmlBody = '', FromAddress, Headers } = email;
  return [
    ...sizeProblems(path, Title + Body + HtmlBody, MAX_EMAIL),
    ...(/[\r\n]/.test(Title) ? [`${path}.Title has a line break`] : []),
    ...(FromAddress ? fromAddressProblems(`${path}.FromAddress`, FromAddress) : []),
    ...headerProblems(Headers, `${path}.Headers`),
  ];
}

function smsProblems({ Body, SenderId, OriginationNumber: number }: Sms, path: string): string[] {
  return [
    ...sizeProblems(`${path}.Body`, Body, MAX_SMS),
    ...senderIdProblems(`${path}.SenderId`, SenderId),
    ...(number && !NUMBER.test(number)
      ? [
          `${path}.OriginationNumber is "${number}": expected a number like +4930901820, or a short code of 3 to 8 digits`,
        ]
      : []),
  ];
}
