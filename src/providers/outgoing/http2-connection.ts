import * as http2 from 'node:http2';
import * as tls from 'node:tls';
import type { CallResult } from './call.ts';
import type { Gateway } from './gateway.ts';

const CONNECT_MS = 10_000;
const ANSWER_MS = 15_000;
/** Shorter than what firewalls keep of a silent connection, long enough that it is not opened over and over. */
const IDLE_MS = 4 * 60_000;
const MAX_ANSWER = 64 * 1024;

export interface Http2Options {
  /** Of the client, in PEM. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly gateway?: Gateway | undefined;
}

interface Post {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type PostResult =
  | (Extract<CallResult, { kind: 'answered' }> & {
      readonly headers: http2.IncomingHttpHeaders;
    })
  | Extract<CallResult, { kind: 'unreachable' | 'silent' }>;

/** One HTTP/2 connection to a service, opened when it is needed and again after it was lost. */
export class Http2Connection {
  private session: Promise<http2.ClientHttp2Session> | undefined;

  constructor(
    private readonly host: string,
    private readonly options: Http2Options = {},
  ) {}

  /** Never throws for what the other side does; nothing is sent twice. */
  async post(request: Post): Promise<PostResult> {
    let session: http2.ClientHttp2Session;
    try {
      session = await this.connected();
    } catch (error) {
      return { kind: 'unreachable', detail: messageOf(error) };
    }
    const result = await exchange(session, this.host, request);
    // Nobody answers there any more: the next message asks anew.
    if (result.kind === 'silent') {
      this.forget(session);
      session.close();
    }
    return result;
  }

  /** What is under way still ends. */
  close(): void {
    const { session } = this;
    this.session = undefined;
    session?.then((open) => open.close()).catch(() => undefined);
  }

  private async connected(): Promise<http2.ClientHttp2Session> {
    const { session: current } = this;
    if (!current) return this.reconnect();
    const known = await current;
    if (!known.closed && !known.destroyed) return known;
    if (this.session === current) this.session = undefined;
    return this.connected();
  }

  private reconnect(): Promise<http2.ClientHttp2Session> {
    const opening = this.connect();
    this.session = opening;
    opening.then(
      (session) => {
        for (const end of ['goaway', 'close']) session.once(end, () => this.forget(session));
      },
      () => {
        if (this.session === opening) this.session = undefined;
      },
    );
    return opening;
  }

  private forget(session: http2.ClientHttp2Session): void {
    const { session: current } = this;
    current
      ?.then((known) => {
        if (known === session && this.session === current) this.session = undefined;
      })
      .catch(() => undefined);
  }

  private connect(): Promise<http2.ClientHttp2Session> {
    const { cert, key, gateway } = this.options;
    return new Promise((resolve, reject) => {
      const session = http2.connect(`https://${this.host}`, {
        createConnection: () =>
          tls.connect({
            host: gateway?.host ?? this.host,
            port: gateway?.port ?? 443,
            servername: this.host,
            ALPNProtocols: ['h2'],
            ...(gateway && { ca: gateway.ca }),
            cert,
            key,
          }),
      });
      const late = setTimeout(
        () => session.destroy(new Error(`${this.host} does not answer`)),
        CONNECT_MS,
      );
      session.once('connect', () => {
        clearTimeout(late);
        session.setTimeout(IDLE_MS, () => session.close());
        session.unref();
        resolve(session);
      });
      // Later errors of the session come to each of its streams.
      session.on('error', (error: Error) => {
        clearTimeout(late);
        reject(error);
      });
      session.once('close', () => {
        clearTimeout(late);
        reject(new Error(`${this.host} closed the connection`));
      });
    });
  }
}

function exchange(
  session: http2.ClientHttp2Session,
  host: string,
  { path, headers, body }: Post,
): Promise<PostResult> {
  if (session.closed || session.destroyed) {
    return Promise.resolve({ kind: 'unreachable', detail: 'The connection was closed' });
  }
  return new Promise((resolve) => {
    const stream = session.request({
      ':method': 'POST',
      ':authority': host,
      ':path': path,
      ...headers,
    });
    let failure: string | undefined;
    let answer: http2.IncomingHttpHeaders & http2.IncomingHttpStatusHeader = {};
    let text = '';
    let ended = false;
    const late = setTimeout(() => {
      failure = 'No answer in time';
      stream.close(http2.constants.NGHTTP2_CANCEL);
    }, ANSWER_MS);
    stream.setEncoding('utf8');
    stream.on('response', (received) => {
      answer = received;
    });
    stream.on('data', (chunk: string) => {
      if (text.length < MAX_ANSWER) text += chunk;
    });
    stream.on('end', () => {
      ended = true;
    });
    stream.on('error', (error: Error) => {
      failure ??= error.message;
    });
    stream.on('close', () => {
      clearTimeout(late);
      const status = answer[':status'];
      if (ended && status !== undefined && !failure) {
        resolve({ kind: 'answered', status, body: text, headers: answer });
      } else {
        const detail = failure ?? 'The connection was closed before an answer';
        // The service says that it did nothing with it.
        const isRefused = stream.rstCode === http2.constants.NGHTTP2_REFUSED_STREAM;
        resolve({ kind: isRefused ? 'unreachable' : 'silent', detail });
      }
    });
    stream.end(body);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
