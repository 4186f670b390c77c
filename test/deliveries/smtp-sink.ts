import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What the server does with the body of a message. */
export type Verdict = 'accept' | 'drop' | number;

export interface SmtpSink {
  readonly url: string;
  readonly mails: ParsedMail[];
  /** Bodies that arrived, whatever was then said of them. */
  readonly bodies: string[];
  verdict: Verdict;
  /** Called when a body is there, before the answer. */
  onBody: () => Promise<void>;
  close(): Promise<void>;
}

/** A real SMTP server on this machine. */
export async function smtpSink(): Promise<SmtpSink> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void answer(Buffer.concat(chunks).toString('utf8')).then(() => done(), done);
      });
      const answer = async (body: string): Promise<void> => {
        sink.bodies.push(body);
        await sink.onBody();
        if (sink.verdict === 'drop') {
          for (const connection of sockets) if (connection.id === session.id) connection.close();
          await new Promise(() => undefined);
        }
        if (typeof sink.verdict === 'number') {
          throw Object.assign(new Error('No'), { responseCode: sink.verdict });
        }
        sink.mails.push(await simpleParser(body));
      };
    },
  });
  const sockets: Set<{ id: string; close(): void }> = server.connections;
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (typeof address !== 'object' || !address) throw new Error('The SMTP server has no port');
  const sink: SmtpSink = {
    url: `smtp://127.0.0.1:${address.port}`,
    mails: [],
    bodies: [],
    verdict: 'accept',
    onBody: async () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}
