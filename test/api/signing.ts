import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { KEY } from './server.ts';

/** What the SDK's signer takes as its hash: SHA-256, keyed when it is given a secret. */
class Sha256 {
  private readonly hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' ? secret : secret && new Uint8Array(bytesOf(secret));
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
}

function bytesOf(data: ArrayBuffer | ArrayBufferView): ArrayBuffer | Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : data;
}

interface Signable {
  method?: string;
  path?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  service?: string;
}

/** A signed request as an SDK makes it, ready to be altered on its way. */
export async function signed(
  url: string,
  { method = 'GET', path = '/v1/apps', ...rest }: Signable = {},
) {
  const { query = {}, headers = {}, body, service = 'mobiletargeting' } = rest;
  const { host, hostname } = new URL(url);
  const signer = new SignatureV4({
    credentials: KEY,
    region: 'us-east-1',
    service,
    sha256: Sha256,
    applyChecksum: false,
  });
  return signer.sign({
    method,
    protocol: 'http:',
    hostname,
    path,
    query,
    headers: { host, ...headers },
    body,
  });
}
