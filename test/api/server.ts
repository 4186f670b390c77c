import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PinpointClient } from '@aws-sdk/client-pinpoint';
import { ensureRootKey } from '../../src/access/index.ts';
import { createApp } from '../../src/api/index.ts';
import type { Deps } from '../../src/context.ts';
import { testWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';

export const KEY = { accessKeyId: 'AKIDROOT', secretAccessKey: 'a secret of the test itself' };

export interface ApiWorld extends TestWorld {
  readonly url: string;
  client(options?: Partial<typeof KEY & { clockOffsetMs: number }>): PinpointClient;
}

/** A listening API over a world of its own, with one root key. */
export async function apiWorld(change: (deps: Deps) => Deps = (deps) => deps): Promise<ApiWorld> {
  const world = await testWorld();
  const settings = { ...world.deps.settings, ...KEY };
  const deps = change({ ...world.deps, settings });
  await ensureRootKey(deps);
  const server = createServer(createApp(deps));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const clients: PinpointClient[] = [];
  return {
    ...world,
    deps,
    url,
    client({ clockOffsetMs = 0, ...key } = {}) {
      const client = new PinpointClient({
        endpoint: url,
        region: 'eu-west-1',
        credentials: { ...KEY, ...key },
        maxAttempts: 1,
        systemClockOffset: clockOffsetMs,
      });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}
