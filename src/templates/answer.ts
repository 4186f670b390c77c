import type { Ctx } from '../context.ts';

interface Accepted {
  readonly Message: string;
  readonly RequestID: string;
}

/** What the service answers to a write that it took. */
export function accepted(ctx: Ctx): Accepted {
  return { Message: 'Accepted', RequestID: ctx.requestId };
}
