import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

export interface Sent {
  readonly method: string;
  /** As it goes over the wire: nothing resolves dots or encodes anything. */
  readonly target: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true });

interface Attempt {
  readonly got: Got | undefined;
  readonly error: Error | undefined;
  readonly wasReused: boolean;
}

function attempt(url: string, { method, target, headers, body }: Sent): Promise<Attempt> {
  const { hostname, port } = new URL(url);
  // Node frames no body of GET and DELETE by itself, and the rest of the connection would be read as one.
  const isFramed = body === undefined || headers?.['transfer-encoding'] !== undefined;
  const length = isFramed ? {} : { 'content-length': Buffer.byteLength(body) };
  const options = { agent, hostname, port, method, path: target };
  return new Promise((resolve) => {
    const outgoing = request({ ...options, headers: { ...length, ...headers } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', fail);
      incoming.on('end', () => {
        const { statusCode: status = 0, headers } = incoming;
        const got = { status, headers, text: Buffer.concat(chunks).toString() };
        resolve({ got, error: undefined, wasReused: false });
      });
    });
    const fail = (error: Error): void =>
      resolve({ got: undefined, error, wasReused: outgoing.reusedSocket });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

/** One request as it is told, without the kindness of a client. */
export async function exchange(url: string, sent: Sent): Promise<Got> {
  const first = await attempt(url, sent);
  // The server may end an idle connection in the instant in which it is used again.
  const { got, error } = first.error && first.wasReused ? await attempt(url, sent) : first;
  if (!got) throw error ?? new Error('No answer');
  return got;
}
