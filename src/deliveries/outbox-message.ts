import type {
  OutgoingEmail,
  OutgoingMessage,
  OutgoingPush,
  OutgoingSms,
} from '../providers/index.ts';

/** A message as the outbox keeps it: all that a provider would have been given. */
export interface OutboxMessage {
  readonly subject?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly html?: string;
  readonly text?: string;
  readonly payload?: unknown;
}

export function outboxMessage(message: OutgoingMessage): OutboxMessage {
  switch (message.kind) {
    case 'EMAIL':
      return email(message);
    case 'SMS':
      return sms(message);
    case 'PUSH':
      return push(message);
    case 'CUSTOM':
      return { payload: message.payload, headers: { To: message.uri } };
  }
}

function email(message: OutgoingEmail) {
  const { from, to, replyTo, returnPath, subject, html, text, headers, messageId } = message;
  return {
    subject,
    html,
    text,
    headers: {
      From: from,
      To: to,
      ...(replyTo.length > 0 && { 'Reply-To': replyTo.join(', ') }),
      ...(returnPath && { 'Return-Path': returnPath }),
      'Message-ID': messageId,
      ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    },
  };
}

function sms({ body, senderId, messageType, messageId }: OutgoingSms) {
  return {
    text: body,
    headers: {
      ...(senderId && { 'Sender-ID': senderId }),
      'Message-Type': messageType,
      'Message-ID': messageId,
    },
  };
}

function push({ parts, raw, messageId }: OutgoingPush) {
  return {
    subject: parts.title,
    text: parts.body,
    payload: raw ?? parts,
    headers: { 'Collapse-ID': messageId },
  };
}
