import { allowAgain, recipientTopics, suppress, type TopicChoice } from '../consent/index.ts';
import { systemCtx, withTransaction, type Ctx } from '../context.ts';
import { findDelivery, readLinkToken, type KnownDelivery } from '../deliveries/index.ts';
import { CONSENT_CHANNELS, type ConsentChannel } from '../domain/consent/index.ts';
import { recordMessageEvent } from './message-event.ts';

/** The person that a link of a message belongs to. */
interface Recipient {
  readonly ctx: Ctx;
  readonly delivery: KnownDelivery;
  readonly channel: ConsentChannel;
  readonly address: string;
}

/** What a person sees of their own choices. */
export interface Preferences {
  readonly projectName: string;
  /** Enough to know one's own address by, too little for anybody who finds the link. */
  readonly maskedAddress: string;
  readonly leftAll: boolean;
  readonly topics: readonly TopicChoice[];
}

/** The choices of whoever got the message with this link; undefined when the link is not ours. */
export async function readPreferences(ctx: Ctx, token: string): Promise<Preferences | undefined> {
  const recipient = await recipientOf(ctx, token);
  if (!recipient) return undefined;
  const { delivery, channel, address } = recipient;
  const { projectName, leftAll, topics } = await recipientTopics(
    recipient.ctx,
    delivery.projectId,
    { channel, address },
  );
  return { projectName, leftAll, topics, maskedAddress: masked(address) };
}

/**
 * What the button of a mail program asks for: no more of what this message was about, or of everything when it had no
 * topic. Doing it again changes nothing. @returns whether the link is ours
 */
export async function unsubscribeByLink(ctx: Ctx, token: string): Promise<boolean> {
  const recipient = await recipientOf(ctx, token);
  if (!recipient) return false;
  const { topic } = recipient.delivery;
  await leave(recipient, 'UNSUBSCRIBE', topic === undefined ? [''] : [topic]);
  return true;
}

/** What somebody chose on the page: the topics that they want, or nothing at all. */
export async function savePreferences(
  ctx: Ctx,
  token: string,
  wanted: 'nothing' | readonly string[],
): Promise<boolean> {
  const recipient = await recipientOf(ctx, token);
  if (!recipient) return false;
  if (wanted === 'nothing') {
    await leave(recipient, 'UNSUBSCRIBE', ['']);
    return true;
  }
  const { delivery, channel, address } = recipient;
  await withTransaction(recipient.ctx, async (tx) => {
    const { topics } = await recipientTopics(tx, delivery.projectId, { channel, address });
    const word = { channel, address, reason: 'PREFERENCE', deliveryId: delivery.id } as const;
    const back = ['', ...topics.map(({ name }) => name).filter((name) => wanted.includes(name))];
    for (const topic of back) {
      await allowAgain(tx, delivery.projectId, { ...word, topic, scope: 'MARKETING' });
    }
    const left = topics.filter(({ name, left: gone }) => !gone && !wanted.includes(name));
    await leave(
      { ...recipient, ctx: tx },
      'PREFERENCE',
      left.map(({ name }) => name),
    );
  });
  return true;
}

async function leave(
  { ctx, delivery, channel, address }: Recipient,
  reason: 'UNSUBSCRIBE' | 'PREFERENCE',
  topics: readonly string[],
): Promise<void> {
  if (topics.length === 0) return;
  await withTransaction(ctx, async (tx) => {
    const said = topics.map((topic) => ({
      channel,
      address,
      reason,
      topic,
      deliveryId: delivery.id,
    }));
    await suppress(tx, delivery.projectId, said);
    if (channel !== 'EMAIL') return;
    await recordMessageEvent(tx, delivery, {
      id: `unsubscribe/${delivery.id}`,
      type: '_email.unsubscribe',
      feedback: 'unsubscribed',
    });
  });
}

async function recipientOf(ctx: Ctx, token: string): Promise<Recipient | undefined> {
  const id = readLinkToken(ctx, 'unsubscribe', token);
  const delivery = id && (await findDelivery(ctx, id));
  if (!delivery) return undefined;
  const channel = CONSENT_CHANNELS.find((one) => one === delivery.channelType);
  if (!channel || !delivery.address) return undefined;
  const own = systemCtx(ctx, ctx.account, `recipient of ${delivery.id}`);
  return { ctx: own, delivery, channel, address: delivery.address };
}

/** "ann@example.com" is "a•••@example.com", "+4915112345678" is "•••678". */
function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return at > 0 ? `${address.slice(0, 1)}•••${address.slice(at)}` : `•••${address.slice(-3)}`;
}
