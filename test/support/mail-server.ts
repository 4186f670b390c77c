import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  readonly received: ParsedMail[];
  /** How many messages were turned away. */
  readonly refused: number;
  /** From now on every message gets this answer, e.g. "451 4.3.2 later". */
  refuse(answer: string): void;
  accept(): void;
  close(): Promise<void>;
}

/** A real SMTP server on this machine that keeps what it gets. */
export async function mailServer(): Promise<MailServer> {
  const received: ParsedMail[] = [];
  let refused = 0;
  let answer: string | undefined;
  const server = new SMTPServer({
    authOptional: true,
    // Pooled connections of the sender are still open when a test ends.
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream)
        .then((mail) => {
          if (answer) {
            refused += 1;
            const code = Number(answer.slice(0, 3));
            done(Object.assign(new Error(answer.slice(4)), { responseCode: code }));
          } else {
            received.push(mail);
            done();
          }
        })
        .catch(done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    get refused() {
      return refused;
    },
    refuse(text) {
      answer = text;
    },
    accept() {
      answer = undefined;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
