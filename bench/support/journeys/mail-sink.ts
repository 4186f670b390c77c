import { createServer, type Socket } from 'node:net';

export interface MailSink {
  readonly url: string;
  /** When a message to this address was accepted, by `performance.now()`. */
  readonly accepted: ReadonlyMap<string, number>;
  /** How many messages were accepted, also those to an address that had one. */
  readonly count: number;
  close(): Promise<void>;
}

/** The least that a mail server says. It reads no message, so that it costs the machine next to nothing. */
export async function startMailSink(): Promise<MailSink> {
  const accepted = new Map<string, number>();
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let rest = '';
    let to = '';
    let isData = false;
    socket.write('220 sink\r\n');
    const answer = (line: string): string => {
      if (isData) {
        if (line !== '.') return '';
        isData = false;
        accepted.set(to, performance.now());
        count += 1;
        return '250 taken\r\n';
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (verb === 'DATA') isData = true;
      return REPLIES[verb] ?? '250 sink\r\n';
    };
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      const replies = lines.map(answer).join('');
      if (replies) socket.write(replies);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The mail sink has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    accepted,
    get count() {
      return count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const REPLIES: Readonly<Record<string, string>> = {
  DATA: '354 go on\r\n',
  QUIT: '221 bye\r\n',
};
