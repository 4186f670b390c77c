import { PUSH_CHANNEL_TYPES, type ChannelType, type Endpoint } from '../endpoint.ts';

/** Which endpoints a message step reaches; others pass it by. */
const STEP_CHANNELS = {
  EMAIL: ['EMAIL'],
  SMS: ['SMS'],
  PUSH: PUSH_CHANNEL_TYPES,
} as const satisfies Record<string, readonly ChannelType[]>;

export type TemplatedStepType = keyof typeof STEP_CHANNELS;

export function stepChannels(type: TemplatedStepType): readonly ChannelType[] {
  return STEP_CHANNELS[type];
}

/** Who speaks for an address that several endpoints have: a "no" first, then who is there. */
function rank({ optOut, status }: Endpoint): number {
  if (optOut === 'ALL') return 0;
  return status === 'ACTIVE' ? 1 : 2;
}

/**
 * The endpoints of a participant that a message goes to: right channel, and each address once, since two
 * endpoints of one person may share it.
 */
export function reachedEndpoints(
  channels: readonly ChannelType[],
  endpoints: readonly Endpoint[],
): Endpoint[] {
  const addresses = new Set<string>();
  return [...endpoints]
    .sort((a, b) => rank(a) - rank(b))
    .filter((endpoint) => {
      if (!endpoint.channelType || !channels.includes(endpoint.channelType)) return false;
      if (endpoint.address === undefined) return true;
      const key = `${endpoint.channelType} ${endpoint.address}`;
      return !addresses.has(key) && addresses.add(key);
    });
}
