import type { ChannelType } from '../endpoint.ts';
import type { SetDimension } from './dimensions.ts';

const PUSH: readonly ChannelType[] = [
  'PUSH',
  'GCM',
  'APNS',
  'APNS_SANDBOX',
  'APNS_VOIP',
  'APNS_VOIP_SANDBOX',
  'ADM',
  'BAIDU',
];

/** PUSH stands for every push channel, the others for themselves. */
export function spelledOut(dimension: SetDimension): SetDimension {
  const values = dimension.Values.flatMap((value) => (value === 'PUSH' ? PUSH : value));
  return { ...dimension, Values: values };
}
