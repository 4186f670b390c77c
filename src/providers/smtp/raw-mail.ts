import { createTransport } from 'nodemailer';
import type { OutgoingEmail } from '../provider.ts';
import { mailOf } from './mail-of.ts';

const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** The message in RFC 5322 form, for services that take it whole. */
export async function rawMail(message: OutgoingEmail): Promise<Uint8Array> {
  const { message: raw } = await writer.sendMail(mailOf(message));
  if (!Buffer.isBuffer(raw))
    throw new Error('nodemailer gave a stream where a buffer was asked for');
  return raw;
}
