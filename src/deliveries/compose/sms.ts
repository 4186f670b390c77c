import type { OutgoingSms } from '../../providers/index.ts';
import type { SmsContent } from '../../domain/delivery/index.ts';
import { renderText } from '../../domain/template/index.ts';
import { characters } from '../../domain/text.ts';
import { Refusal } from '../refusal.ts';
import { renderPart, variablesOf, type Composition } from './composition.ts';

const NUMBER = /^\+?[0-9][0-9 ().-]{3,24}$/;
const MAX_BODY = 1600;

/** @throws Refusal */
export function composeSms(composition: Composition<SmsContent>): OutgoingSms {
  const { content, template, config, environment, to, messageId, request } = composition;
  if (!NUMBER.test(to)) throw new Refusal('INVALID_ADDRESS');
  const source = content.body ?? template?.body.Body;
  if (!source) throw new Refusal('NO_MESSAGE_FOR_CHANNEL', 'There is no text');
  const body = renderPart('Body', () => renderText(source, variablesOf(composition), environment));
  if (characters(body) > MAX_BODY) {
    throw new Refusal('MESSAGE_NOT_VALID', `The text is longer than ${MAX_BODY} characters`);
  }
  return {
    kind: 'SMS',
    to,
    body,
    senderId: content.senderId ?? content.from ?? config.SenderId ?? config.ShortCode,
    originationNumber: content.originationNumber,
    mediaUrl: content.mediaUrl,
    registration: content.registration ?? {},
    messageType:
      content.messageType ?? (request.class === 'marketing' ? 'PROMOTIONAL' : 'TRANSACTIONAL'),
    messageId,
  };
}
