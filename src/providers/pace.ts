import type { Ctx } from '../context.ts';
import { leaseTokens } from '../rate-limits/index.ts';
import type { Paced } from './provider.ts';
import type { ProviderRow } from './row.ts';

/** A provider's messages per second, from one bucket in Postgres for all processes; undefined without a limit. */
export function paceOf(
  ctx: Ctx,
  { id, max_per_second: rate }: Pick<ProviderRow, 'id' | 'max_per_second'>,
): ((messages: number) => Promise<Paced>) | undefined {
  if (rate === null) return undefined;
  return async (messages) => {
    const bucket = { credential: `provider/${id}`, operation: 'Send' };
    const { granted, wait } = await leaseTokens(ctx, bucket, rate, messages);
    // Those who must wait come back over the time that they take, not all at the next token.
    const seconds = wait + (Math.random() * (messages - granted)) / rate;
    return { granted, again: new Date(ctx.now().getTime() + seconds * 1000) };
  };
}
