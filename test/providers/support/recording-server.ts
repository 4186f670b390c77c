import { createServer, type IncomingMessage } from 'node:http';

export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: string;
  /** Hangs up after the request is read, without a word. */
  readonly hangUp?: boolean;
}

export interface RecordingServer {
  readonly url: string;
  readonly host: string;
  readonly received: Received[];
  answer: (request: Received) => Answer;
  close(): Promise<void>;
}

/** A real HTTP server on this machine that keeps what it is asked and answers as the test says. */
export async function recordingServer(
  answer: (request: Received) => Answer,
): Promise<RecordingServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = {
        method: request.method,
        path: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      recording.received.push(received);
      const { status, body = '', hangUp } = recording.answer(received);
      if (hangUp) return request.socket.destroy();
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  const host = `127.0.0.1:${address.port}`;
  const recording: RecordingServer = {
    url: `http://${host}`,
    host,
    received: [],
    answer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return recording;
}
