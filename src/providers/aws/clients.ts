import { LRUCache } from 'lru-cache';
import type { Opening } from '../kind.ts';
import { awsOptions } from './client-options.ts';

const MAX_CLIENTS = 100;

/** Keeps one client, with its connections, for the same settings and secrets; those no longer used are closed. */
export function awsClients<Client extends { destroy(): void }>(
  make: (options: ReturnType<typeof awsOptions>) => Client,
): (opening: Opening) => Client {
  const clients = new LRUCache<string, Client>({
    max: MAX_CLIENTS,
    dispose: (client) => client.destroy(),
  });
  return (opening) => {
    const key = JSON.stringify([opening.settings, opening.secrets]);
    const client = clients.get(key) ?? make(awsOptions(opening));
    clients.set(key, client);
    return client;
  };
}
