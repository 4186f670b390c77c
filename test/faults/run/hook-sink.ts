import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { SILENCE_MS, type Inbox } from './sinks.ts';

/** The path that a journey's webhook steps call. */
export function hookPath(world: string, journey: string): string {
  return `/${world}/${journey}`;
}

/** A web server that counts the calls it gets, in the moods of the inbox. */
export async function startHookSink(
  inbox: Inbox,
): Promise<{ host: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    take(inbox, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Call {
  readonly ActivityId: string;
  readonly Endpoints: Readonly<Record<string, unknown>>;
}

async function take(inbox: Inbox, request: IncomingMessage, response: ServerResponse) {
  const cut = () => request.socket.destroy();
  const [, world = '', journey = ''] = (request.url ?? '').split('/');
  // Everything has come before the mood is known, as the mood goes by what it is about.
  const call = (await json(request)) as Call;
  const step = call.ActivityId;
  const [endpointId = ''] = Object.keys(call.Endpoints);
  const mood = inbox.moodFor(['hook', world, journey, step, endpointId].join('/'));
  if (mood === 'cut before accepting') return void cut();
  if (mood === 'busy') return void response.writeHead(503).end();
  inbox.receive({ channel: 'CUSTOM', endpointId, world, journey, step, messageId: undefined });
  if (mood === 'accepts') response.writeHead(204).end();
  else if (mood === 'cut after accepting') cut();
  else setTimeout(cut, SILENCE_MS);
}
