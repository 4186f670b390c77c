import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Vault } from '../vault.ts';
import type { AccessKey } from './find-access-key.ts';

const SESSION_MS = 12 * 3600_000;
const TICKET_MS = 15 * 60_000;

/** Whose pages they are, and until when. */
export interface Session {
  /** By which it can be ended; empty for a ticket. */
  readonly id: string;
  readonly accessKeyId: string;
  readonly account: string;
  readonly until: number;
}

// A list, not an object: a person copies the link that carries it.
function pack(
  { accessKeyId, account, until, id }: Session,
  sign: (payload: string) => Buffer,
): string {
  const payload = Buffer.from(
    JSON.stringify([accessKeyId, account, until, ...(id ? [id] : [])]),
  ).toString('base64url');
  return `${payload}.${sign(payload).toString('base64url')}`;
}

function payloadOf(text: string): Session | undefined {
  try {
    const fields: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const [accessKeyId, account, until, id = '']: readonly unknown[] = Array.isArray(fields)
      ? (fields as unknown[])
      : [];
    return typeof accessKeyId === 'string' &&
      typeof account === 'string' &&
      typeof until === 'number' &&
      typeof id === 'string'
      ? { id, accessKeyId, account, until }
      : undefined;
  } catch {
    return undefined; // Not ours: the same answer as a wrong signature.
  }
}

function unpack(
  token: string,
  now: Date,
  sign: (payload: string) => Buffer | undefined,
): Session | undefined {
  const [payload = '', signature = ''] = token.split('.');
  const expected = sign(payload);
  const given = Buffer.from(signature, 'base64url');
  if (!expected || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return undefined;
  }
  const session = payloadOf(payload);
  return session && session.until > now.getTime() ? session : undefined;
}

/** A ticket for the link that `npm start` prints: it opens the pages once signed in, for 15 minutes. */
export function sessionTicket(
  vault: Vault,
  accessKeyId: string,
  account: string,
  now: Date,
): string {
  const session = { id: '', accessKeyId, account, until: now.getTime() + TICKET_MS };
  return pack(session, (payload) => vault.sign('session-ticket', payload));
}

export function readTicket(vault: Vault, ticket: string, now: Date): Session | undefined {
  return unpack(ticket, now, (payload) => vault.sign('session-ticket', payload));
}

// The key's sealed secret is signed along: a session ends when the secret changes.
const signSession = (vault: Vault, key: AccessKey) => (payload: string) =>
  vault.sign('session', `${payload}.${key.sealedSecret.toString('base64')}`);

/** The value of the session cookie for this key. */
export function sessionFor(vault: Vault, key: AccessKey, now: Date): string {
  const until = now.getTime() + SESSION_MS;
  const id = randomBytes(12).toString('base64url');
  const session = { id, accessKeyId: key.id, account: key.account, until };
  return pack(session, signSession(vault, key));
}

/** The key that a session names, not yet proven; to look it up before the signature can be checked. */
export function claimedKeyId(token: string): string | undefined {
  return payloadOf(token.split('.')[0] ?? '')?.accessKeyId;
}

export function readSession(
  vault: Vault,
  token: string,
  key: AccessKey,
  now: Date,
): Session | undefined {
  const session = unpack(token, now, signSession(vault, key));
  return session?.accessKeyId === key.id && session.account === key.account && session.id
    ? session
    : undefined;
}
