import type { Ctx } from '../context.ts';
import { timingSafeEqual } from 'node:crypto';

const PURPOSE = 'open';
const ID_BYTES = 16;
const SIGNATURE_BYTES = 16;

/** The address of the invisible image of one delivery: its id and our signature, nothing of the person. */
export function openPixelUrl(ctx: Pick<Ctx, 'vault' | 'settings'>, deliveryId: string): string {
  return `${ctx.settings.publicUrl}/t/o/${openToken(ctx, deliveryId)}`;
}

function openToken({ vault }: Pick<Ctx, 'vault'>, deliveryId: string): string {
  const id = Buffer.from(deliveryId.replaceAll('-', ''), 'hex');
  const signature = vault.sign(PURPOSE, deliveryId).subarray(0, SIGNATURE_BYTES);
  return Buffer.concat([id, signature]).toString('base64url');
}

/** The delivery id of a token that is ours; undefined for any other text. */
export function readOpenToken(ctx: Pick<Ctx, 'vault'>, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES) return undefined;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const expected = ctx.vault.sign(PURPOSE, id).subarray(0, SIGNATURE_BYTES);
  return timingSafeEqual(bytes.subarray(ID_BYTES), expected) ? id : undefined;
}
