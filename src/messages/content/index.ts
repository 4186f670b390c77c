import {
  messageChannel,
  type MessageChannel,
  type MessageContent,
} from '../../domain/delivery/index.ts';
import type { ChannelType } from '../../domain/endpoint.ts';
import type { DirectMessage, Overrides } from '../configuration.ts';
import { emailContent } from './email.ts';
import { pushContent } from './push.ts';
import { smsContent } from './sms.ts';

type Compose = (message: DirectMessage, overrides: Overrides, type: ChannelType) => MessageContent;

/** A webhook of a journey takes no direct messages. */
type DirectChannel = Exclude<MessageChannel, 'CUSTOM'>;

const CONTENTS = {
  EMAIL: emailContent,
  SMS: smsContent,
  PUSH: pushContent,
} satisfies Record<DirectChannel, Compose>;

const takesMessages = (channel: MessageChannel | undefined): channel is DirectChannel =>
  channel !== undefined && Object.hasOwn(CONTENTS, channel);

/** Whether a direct message can go to this channel at all. */
export function isOffered(type: ChannelType): boolean {
  return takesMessages(messageChannel(type));
}

/** The part of the request that is for this channel, with what the recipient's entry overrides. */
export function contentFor(
  type: ChannelType | undefined,
  message: DirectMessage,
  overrides: Overrides,
): MessageContent {
  const channel = type && messageChannel(type);
  // For the others there is nothing to say, and the ledger will tell why.
  if (!type || !takesMessages(channel)) return { channel: 'EMAIL' };
  return CONTENTS[channel](message, overrides, type);
}
