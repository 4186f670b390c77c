import { randomBytes } from 'node:crypto';
import type { Ctx } from '../context.ts';
import { codeFrom } from '../domain/one-time-code/index.ts';

/** What a code belongs to: it is worth nothing for any other number, reference or project. */
export interface Subject {
  readonly projectId: string;
  readonly destination: string;
  readonly referenceId: string;
}

type WithVault = Pick<Ctx, 'vault'>;

const SEED_BYTES = 16;

export function newSeed(): Buffer {
  return randomBytes(SEED_BYTES);
}

/**
 * The code of a random seed. Only who has the server's key can make it, so the seed may be kept, and a request that
 * was interrupted sends the same code when it comes again.
 */
export function codeOf({ vault }: WithVault, subject: Subject, seed: Buffer, digits: number) {
  return codeFrom(vault.sign('one-time-code/make', textOf(subject, seed.toString('hex'))), digits);
}

/** Keyed, because all codes of eight digits can be tried in a second: without the key there is nothing to try. */
export function hashOf({ vault }: WithVault, subject: Subject, code: string): Buffer {
  return vault.sign('one-time-code/check', textOf(subject, code));
}

function textOf({ projectId, destination, referenceId }: Subject, secret: string): string {
  return JSON.stringify([projectId, destination, referenceId, secret]);
}
