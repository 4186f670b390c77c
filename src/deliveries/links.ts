import { timingSafeEqual } from 'node:crypto';
import type { Ctx } from '../context.ts';

/** What a link in a message is for; a token for one use opens no other. */
type LinkUse = 'open' | 'unsubscribe';

const ID_BYTES = 16;
const SIGNATURE_BYTES = 16;
type Deps = Pick<Ctx, 'vault' | 'settings'>;

/** The address of the invisible image of one delivery: its id and our signature, nothing of the person. */
export function openPixelUrl(ctx: Deps, deliveryId: string): string {
  return `${ctx.settings.publicUrl}/t/o/${linkToken(ctx, 'open', deliveryId)}`;
}

/** Where the recipient of one delivery says what they want no more of. */
export function unsubscribeUrl(ctx: Deps, deliveryId: string): string {
  return `${ctx.settings.publicUrl}/u/${linkToken(ctx, 'unsubscribe', deliveryId)}`;
}

function linkToken(ctx: Pick<Ctx, 'vault'>, use: LinkUse, deliveryId: string): string {
  const id = Buffer.from(deliveryId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, signature(ctx, use, deliveryId)]).toString('base64url');
}

/** The delivery id of a token that is ours; undefined for any other text. */
export function readLinkToken(
  ctx: Pick<Ctx, 'vault'>,
  use: LinkUse,
  token: string,
): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES) return undefined;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return timingSafeEqual(bytes.subarray(ID_BYTES), signature(ctx, use, id)) ? id : undefined;
}

function signature({ vault }: Pick<Ctx, 'vault'>, use: LinkUse, deliveryId: string): Buffer {
  return vault.sign(use, deliveryId).subarray(0, SIGNATURE_BYTES);
}
