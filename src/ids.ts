import { randomUUID } from 'node:crypto';

/** A new id in Pinpoint's form: 32 lower-case hex characters. */
export function newId(): string {
  return randomUUID().replaceAll('-', '');
}
