import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals secrets at rest and signs links; the only holder of the master key. */
export interface Vault {
  /** AES-256-GCM; `purpose` (tenant, record, field) is authenticated, so a sealed value cannot be moved. */
  seal(purpose: string, plaintext: string): Buffer;
  /** @throws when the value was altered, moved to another purpose, or sealed with another master key */
  open(purpose: string, sealed: Buffer): string;
  /** HMAC-SHA256 with a key of its own per purpose: for tracking and unsubscribe links. */
  sign(purpose: string, text: string): Buffer;
}

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length !== 32) throw new Error('The master key must have 32 bytes');
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `cairn/${use}`, 32));
  const sealing = derive('seal');
  const signing = new Map<string, Buffer>();
  const signingKey = (purpose: string): Buffer => {
    const key = signing.get(purpose) ?? derive(`sign/${purpose}`);
    signing.set(purpose, key);
    return key;
  };

  return {
    seal(purpose, plaintext) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv);
      cipher.setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed) {
      if (sealed[0] !== VERSION) throw new Error(`Unknown sealed format for ${purpose}`);
      const iv = sealed.subarray(1, 1 + IV_BYTES);
      const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', sealing, iv);
      decipher.setAAD(Buffer.from(purpose));
      decipher.setAuthTag(tag);
      const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    sign(purpose, text) {
      return createHmac('sha256', signingKey(purpose)).update(text).digest();
    },
  };
}
