import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Deps } from '../context.ts';
import { createApp } from './app.ts';

export { createApp } from './app.ts';

export interface RunningApi {
  readonly url: string;
  /** Takes no new request, answers those under way, then ends. */
  close(): Promise<void>;
}

const DRAIN_MS = 10_000;

/** Serves the API at the settings' host and port; port 0 takes a free one. */
export async function startApi(deps: Deps): Promise<RunningApi> {
  const { host, port } = deps.settings;
  const server = createServer(createApp(deps));
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;

  async function close(): Promise<void> {
    const closed = once(server, 'close');
    // Kept-alive connections would hold the server open after their last answer.
    server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'));
    server.close();
    const impatience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(impatience);
  }

  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`, close };
}
