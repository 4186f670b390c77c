import type { Ctx } from '../context.ts';
import { consentChannel } from '../domain/consent/index.ts';
import { addressHash } from './address-hash.ts';

/** Somebody was erased: what they said goes on to hold, by its hash, and the address itself is gone. */
export async function forgetAddresses(
  ctx: Ctx,
  projectId: string,
  endpoints: readonly { readonly ChannelType?: string; readonly Address?: string }[],
): Promise<void> {
  const hashes = endpoints.flatMap(({ ChannelType: type, Address }) => {
    const channel = consentChannel(type);
    return channel && Address
      ? [Buffer.from(addressHash(ctx, projectId, channel, Address), 'hex')]
      : [];
  });
  if (hashes.length === 0) return;
  await ctx
    .db<{ project_id: string; address_hash: Buffer; address: string | null }>('suppressions')
    .where({ project_id: projectId })
    .whereIn('address_hash', hashes)
    .update({ address: null });
}
