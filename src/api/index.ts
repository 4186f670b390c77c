import { createServer } from 'node:http';
import { Server } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Deps } from '../context.ts';
import { createApp } from './app.ts';
import { Draining } from './draining.ts';

export { createApp } from './app.ts';

export interface RunningApi {
  readonly url: string;
  /** Says that it is not ready, takes no new connection, answers the requests under way, then ends. */
  close(): Promise<void>;
}

const DRAIN_MS = 10_000;
/** How long a kept-alive connection may bring one request more, whose answer says that it is the last. */
const LAST_REQUEST_MS = 1_000;

/** Serves the API at the settings' host and port; port 0 takes a free one. */
export async function startApi(deps: Deps): Promise<RunningApi> {
  const { host, port, drainSeconds } = deps.settings;
  const draining = new Draining();
  const server = createServer(createApp(deps, draining));
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;

  async function close(): Promise<void> {
    draining.begin();
    // Kept-alive connections would hold the server open after their last answer.
    server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
    // So long a balancer that asks for readiness may go on sending requests: they are answered.
    if (drainSeconds > 0) await delay(drainSeconds * 1000);
    const closed = once(server, 'close');
    // The server's own close also cuts connections that are idle at this moment, on which a request may be on its way.
    Server.prototype.close.call(server);
    server.keepAliveTimeout = LAST_REQUEST_MS;
    const idle = setTimeout(() => server.close(), LAST_REQUEST_MS);
    const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(idle);
    clearTimeout(impatience);
    // Ends what the server does beside its connections.
    server.close();
  }

  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`, close };
}
