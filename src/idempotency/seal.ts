import type { Ctx } from '../context.ts';

// The key stands for account, credential and request: an answer can't be moved to any other.
const purposeOf = (key: Buffer) => `idempotency/${key.toString('hex')}`;

export function sealAnswer({ vault }: Pick<Ctx, 'vault'>, key: Buffer, answer: string): Buffer {
  return vault.seal(purposeOf(key), answer);
}

export function openAnswer({ vault }: Pick<Ctx, 'vault'>, key: Buffer, sealed: Buffer): string {
  return vault.open(purposeOf(key), sealed);
}
