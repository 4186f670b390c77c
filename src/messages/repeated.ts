import type { DeliveryRequest } from '../deliveries/index.ts';
import { settingsChannel } from '../domain/delivery/index.ts';

type Recipient = DeliveryRequest['endpoint'];

/**
 * Which recipients have an address that another one before them has. An inactive endpoint takes no address
 * away: the same address moved to another endpoint, which is the one to reach.
 */
export function repeatedAddresses(recipients: readonly Recipient[]): Set<Recipient> {
  const seen = new Set<string>();
  const repeated = new Set<Recipient>();
  for (const recipient of recipients) {
    const key = addressKey(recipient);
    if (key === undefined) continue;
    if (seen.has(key)) repeated.add(recipient);
    seen.add(key);
  }
  return repeated;
}

function addressKey(endpoint: Recipient): string | undefined {
  const { channelType, address } = endpoint;
  if (!channelType || !address) return undefined;
  if ('status' in endpoint && endpoint.status === 'INACTIVE') return undefined;
  return `${settingsChannel(channelType)} ${asOne(channelType, address)}`;
}

/** Different spellings of one address. */
function asOne(channelType: string, address: string): string {
  if (channelType === 'EMAIL') return address.toLowerCase();
  if (channelType === 'SMS') return address.replace(/[ ().-]/g, '');
  return address;
}
