import type { Ctx } from '../context.ts';
import { presentProvider, type ProviderResponse } from './present.ts';
import { requireProvider, type ProviderInput } from './require.ts';

/** A provider as it is set up, without its secrets. */
export async function getProvider(ctx: Ctx, input: ProviderInput): Promise<ProviderResponse> {
  return presentProvider(ctx, await requireProvider(ctx, input));
}
