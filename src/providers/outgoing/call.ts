import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { Gateway } from './gateway.ts';
import { isPublic, publicLookup } from './public-address.ts';

const TIMEOUT_MS = 15_000;
const MAX_ANSWER = 6 * 1024 * 1024;

export interface Call {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly gateway?: Gateway | undefined;
}

export type CallResult =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  /** Nothing was sent. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** The body may have arrived; no answer came. */
  | { readonly kind: 'silent'; readonly detail: string }
  /** Such a URL is never called. */
  | { readonly kind: 'forbidden'; readonly detail: string };

/**
 * Calls a URL that a user wrote: https and public addresses only, no redirects, a limit on time and size.
 * `allowedHosts` (host or host:port) may also be private and plain http. Never throws for what the other side does.
 */
export async function call(
  uri: string,
  { method = 'POST', headers = {}, body = '', gateway }: Call,
  allowedHosts: readonly string[],
): Promise<CallResult> {
  const url = new URL(uri);
  const allowed = isAllowed(url, allowedHosts);
  const problem = allowed ? undefined : forbidden(url);
  if (problem) return { kind: 'forbidden', detail: problem };

  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve) => {
    let connected = false;
    const request = client.request(url, {
      method,
      agent: false,
      timeout: TIMEOUT_MS,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        ...headers,
        host: url.host,
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Cairn',
      },
      ...(allowed ? {} : { lookup: publicLookup }),
      ...(gateway && { ...gateway, hostname: gateway.host, servername: url.hostname }),
    });
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    request.on('timeout', () => request.destroy(new Error('No answer in time')));
    request.on('error', (error) =>
      resolve({ kind: connected ? 'silent' : 'unreachable', detail: error.message }),
    );
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_ANSWER)
          request.destroy(new Error(`The answer is longer than ${MAX_ANSWER} bytes`));
        else chunks.push(chunk);
      });
      response.on('error', (error) => resolve({ kind: 'silent', detail: error.message }));
      response.on('end', () =>
        resolve({
          kind: 'answered',
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.end(body);
  });
}

export function isAllowed(url: URL, allowedHosts: readonly string[]): boolean {
  return allowedHosts.includes(url.host) || allowedHosts.includes(url.hostname);
}

/** Why this URL is never called; a name is judged again by the address that it has when it is. */
export function forbidden(url: URL): string | undefined {
  if (url.protocol !== 'https:') return 'only https:// is called';
  if (url.username || url.password) return 'a URL with a user name or password is not called';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) && !isPublic(host) ? `${host} is a private address` : undefined;
}
