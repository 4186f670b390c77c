import type { Ctx } from '../context.ts';
import { INSTANT_FORM, parseInstant } from '../domain/instant.ts';

export interface Expiry {
  readonly at: Date | undefined;
  readonly problems: readonly string[];
}

/** When a key is to stop working; undefined: never, or as it was. */
export function readExpiry(ctx: Ctx, member: string, text: string | undefined): Expiry {
  if (text === undefined) return { at: undefined, problems: [] };
  const at = parseInstant(text);
  if (!at) return { at, problems: [`${member} is "${text}": expected ${INSTANT_FORM}`] };
  const now = ctx.now();
  if (at > now) return { at, problems: [] };
  return { at, problems: [`${member}: must lie ahead; it is ${now.toISOString()} now`] };
}
