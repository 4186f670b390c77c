import ipaddr from 'ipaddr.js';
import { is, isNot, type Operator } from './operator.ts';

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

// The parser also takes short and octal forms of IPv4, which other programs read as other addresses.
const FORM = /^(\d{1,3}(\.\d{1,3}){3}|[\da-fA-F:.]*:[\da-fA-F:.]*)(\/\d{1,3})?$/;
const OCTAL = /(^|\.)0\d/;

function parseRange(text: string): Range | undefined {
  if (!FORM.test(text) || OCTAL.test(text)) return undefined;
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function lies(text: string, [network, bits]: Range): boolean | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  return address.kind() === network.kind() && address.match(network, bits);
}

const inRange: Omit<Operator, 'isNegated'> = {
  expected: 'an address or a range such as 203.0.113.0/24 or 2001:db8::/32',
  read: (value) => {
    const range = parseRange(value);
    return range && ((actual) => lies(actual, range) ?? 'unknown');
  },
};

export const ADDRESSES = { IpAddress: is(inRange), NotIpAddress: isNot(inRange) };
