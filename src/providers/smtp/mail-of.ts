import type { SendMailOptions } from 'nodemailer';
import type { OutgoingEmail } from '../provider.ts';

/** A message as nodemailer takes it. */
export function mailOf(message: OutgoingEmail): SendMailOptions & { messageId: string } {
  return {
    from: message.from,
    to: { name: '', address: message.to },
    replyTo: [...message.replyTo],
    subject: message.subject,
    html: message.html,
    text: message.text,
    headers: message.headers.map(({ name, value }) => ({ key: name, value })),
    messageId: message.messageId,
    ...(message.returnPath && { envelope: { from: message.returnPath, to: message.to } }),
    // The author's text may name neither files nor addresses for us to read.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
