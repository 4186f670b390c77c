import ipaddr from 'ipaddr.js';

/** Bits that a provider hands to one customer: whoever has one such address has all of them. */
const IPV6_BITS = 64;

/** The network that is counted as one guesser: an IPv4 address, or the /64 of an IPv6 address. */
export function networkOf(address: string): string {
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_BITS}`).toString()}/${IPV6_BITS}`;
}
