import { LRUCache } from 'lru-cache';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Readable } from 'node:stream';
import { Permits } from '../permits.ts';

export const MAX_CONNECTIONS = 10;
const MAX_SERVERS = 100;

/** A pool of connections to one server. */
export interface MailTransport {
  /** As many as it has connections. */
  readonly permits: Permits;
  sendMail(mail: SendMailOptions & { messageId: string }): Promise<{ response: string }>;
  /** Whether any byte of this message was given to the server since it was last sent. */
  wasRead(messageId: string): boolean;
  /** Connects and logs in. @throws what the server or the network says */
  verify(): Promise<unknown>;
  close(): void;
}

const transports = new LRUCache<string, MailTransport>({
  max: MAX_SERVERS,
  dispose: (transport) => transport.close(),
});

/** The pool for this SMTP URL; a changed URL gets one of its own, and the old one closes when it is no longer used. */
export function transportFor(url: string): MailTransport {
  const known = transports.get(url);
  if (known) return known;
  const transport = openTransport(url);
  transports.set(url, transport);
  return transport;
}

/** Closes every pool, at shutdown. */
export function closeMailTransports(): void {
  transports.clear();
}

function openTransport(url: string): MailTransport {
  const streams = new Map<string, Readable>();
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    // Trying again is for the caller, who knows whether the message may be sent twice.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  pool.use('stream', (mail, done) => {
    const { message, data } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = create(options);
      streams.set(String(data.messageId), stream);
      return stream;
    };
    done();
  });
  return {
    permits: new Permits(MAX_CONNECTIONS),
    async sendMail(mail) {
      streams.delete(mail.messageId);
      return pool.sendMail(mail);
    },
    wasRead: (messageId) => streams.get(messageId)?.readableDidRead ?? false,
    verify: () => pool.verify(),
    close: () => pool.close(),
  };
}
