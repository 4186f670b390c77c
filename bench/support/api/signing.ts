import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ApiProcess } from './process.ts';

/** What is asked, before it is signed. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
}

/** A request that only has to be sent. */
export interface SignedRequest {
  readonly method: Call['method'];
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

class Sha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = secret === undefined || typeof secret === 'string' ? secret : bytes(secret);
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
}

const bytes = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

/** Signs with the SDK's own signer; a signature is good for five minutes. */
export async function signAll(
  { url, accessKey }: Pick<ApiProcess, 'url' | 'accessKey'>,
  calls: readonly Call[],
): Promise<SignedRequest[]> {
  const { host, hostname, port } = new URL(url);
  const signer = new SignatureV4({
    credentials: accessKey,
    region: 'us-east-1',
    service: 'mobiletargeting',
    sha256: Sha256,
    applyChecksum: false,
  });
  const requests: SignedRequest[] = [];
  for (const { method, path, body } of calls) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const { headers } = await signer.sign({
      method,
      protocol: 'http:',
      hostname,
      port: Number(port),
      path,
      query: {},
      headers: { host, ...(text !== undefined && { 'content-type': 'application/json' }) },
      body: text,
    });
    requests.push({ method, path, headers, body: text });
  }
  return requests;
}
