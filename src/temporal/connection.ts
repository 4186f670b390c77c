import { readFile } from 'node:fs/promises';
import type { Settings } from '../settings.ts';

export interface ConnectionOptions {
  readonly address: string;
  readonly tls?:
    | true
    | {
        serverNameOverride?: string;
        serverRootCACertificate?: Buffer;
        clientCertPair?: { crt: Buffer; key: Buffer };
      };
  readonly apiKey?: string;
}

/** How to reach the Temporal that the settings name; the same for clients and workers. */
export async function connectionOptions(settings: Settings): Promise<ConnectionOptions> {
  const { temporalAddress: address, temporalApiKey: apiKey, temporalTls: tls } = settings;
  if (!address)
    throw new Error('TEMPORAL_ADDRESS is not set, and no embedded Temporal was started');
  const usesTls = Boolean(apiKey ?? tls.ca ?? tls.cert ?? tls.serverName);
  if (!usesTls) return { address };
  return {
    address,
    tls: {
      ...(tls.serverName ? { serverNameOverride: tls.serverName } : {}),
      ...(tls.ca ? { serverRootCACertificate: await readFile(tls.ca) } : {}),
      ...(tls.cert && tls.key
        ? { clientCertPair: { crt: await readFile(tls.cert), key: await readFile(tls.key) } }
        : {}),
    },
    ...(apiKey ? { apiKey } : {}),
  };
}
