import { createHash } from 'node:crypto';
import type { Ctx } from '../context.ts';

/**
 * The id of a delivery follows from its key, so every attempt has it before the ledger answers: the open
 * pixel, the Message-ID and the row agree however often it is tried.
 */
export function deliveryId(projectId: string, key: string): string {
  const bytes = createHash('sha256').update(`${projectId}\n${key}`).digest().subarray(0, 16);
  // RFC 9562 version 8: a UUID made by a rule of our own.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** RFC 5322 Message-ID, also the collapse id of a push. */
export function messageIdOf({ settings }: Pick<Ctx, 'settings'>, id: string): string {
  return `<${id}@${new URL(settings.publicUrl).hostname}>`;
}

/** Asked before an id from outside meets a uuid column, which takes nothing else. */
export function isDeliveryId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
