import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { SILENCE_MS, type Inbox } from './sinks.ts';

/** The subject of every mail of a fault run: what the sink knows it by. */
export function subjectOf(world: string, journey: string, step: string): string {
  return [world, journey, step].join(' ');
}

/** `p7@w1.faults.example`: people of different worlds have different addresses. */
export function addressIn(world: string, address: string): string {
  return address.replace('@', `@${world}.`);
}

/** An SMTP server that counts what it gets, in the moods of the inbox. */
export async function startMailSink(
  inbox: Inbox,
): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData(stream, session, done) {
      const cut = () => sockets.get(session.remotePort)?.destroy();
      const to = session.envelope.rcptTo[0]?.address ?? '';
      const mood = inbox.moodFor(`mail/${to}`);
      if (mood === 'cut before accepting') return void cut();
      text(stream)
        .then((raw) => {
          if (mood === 'busy') {
            return done(Object.assign(new Error('4.3.2 later'), { responseCode: 451 }));
          }
          inbox.receive(readMail(raw, to));
          if (mood === 'accepts') done();
          else if (mood === 'cut after accepting') cut();
          else setTimeout(cut, SILENCE_MS);
        })
        .catch(done);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  // A worker that is killed leaves its connections without a word.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readMail(raw: string, to: string) {
  const [head = ''] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) =>
    new RegExp(`^${name}: *(.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const [world = '', journey = '', step = ''] = header('Subject').split(' ');
  const [endpointId = ''] = to.split('@');
  const messageId = header('Message-ID');
  return { channel: 'EMAIL' as const, endpointId, world, journey, step, messageId };
}
