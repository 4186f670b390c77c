import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { TLSSocket } from 'node:tls';
import type { Gateway } from '../../../src/providers/outgoing/gateway.ts';
import { AUTHORITY, SERVER_CERTIFICATE, SERVER_KEY } from './certificates.ts';

export interface PushRequest {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly headers: Http2ServerRequest['headers'];
  readonly body: string;
  /** What the client proved by its certificate. */
  readonly client: { readonly topic: string | undefined } | undefined;
}

export interface PushAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Reads the request and then: drops the connection, says it did not take it, or says nothing. */
  readonly instead?: 'hang up' | 'refuse the stream';
}

export interface PushServer {
  readonly gateway: Gateway;
  readonly received: PushRequest[];
  readonly connections: () => number;
  answer: (request: PushRequest) => PushAnswer;
  close(): Promise<void>;
}

/** A real HTTP/2 server with TLS under the names of the push services; its certificate is checked, not waved through. */
export async function pushServer(
  answer: (request: PushRequest) => PushAnswer,
): Promise<PushServer> {
  let connections = 0;
  const sockets = new Set<TLSSocket>();
  const server = createSecureServer(
    {
      allowHTTP1: true,
      cert: SERVER_CERTIFICATE,
      key: SERVER_KEY,
      ca: AUTHORITY,
      requestCert: true,
      rejectUnauthorized: false,
    },
    (request, response) => {
      // Of HTTP/1.1, which Google's token endpoint is asked by, there is no stream.
      const session = request.httpVersionMajor === 2 ? request.stream.session : undefined;
      const socket = session?.socket ?? request.socket;
      const client = clientOf(socket);
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const received = {
          method: request.method,
          path: request.url,
          host: request.authority || (request.headers.host ?? ''),
          headers: request.headers,
          body: Buffer.concat(chunks).toString('utf8'),
          client,
        };
        running.received.push(received);
        give(response, session ?? request.socket, running.answer(received));
      });
    },
  );
  server.on('secureConnection', (socket: TLSSocket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  const running: PushServer = {
    gateway: { host: '127.0.0.1', port: address.port, ca: AUTHORITY },
    received: [],
    connections: () => connections,
    answer,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return running;
}

function give(
  response: Http2ServerResponse,
  connection: { destroy(): unknown },
  answer: PushAnswer,
) {
  if (answer.instead === 'hang up') return connection.destroy();
  if (answer.instead === 'refuse the stream') return response.stream.close(7);
  const { status, headers = {}, body = '' } = answer;
  response.writeHead(status, { ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function clientOf(socket: unknown): PushRequest['client'] {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  const subject = socket.getPeerX509Certificate()?.subject ?? '';
  return { topic: /^UID=(.+)$/m.exec(subject)?.[1] };
}
