/** Channels whose addresses are a person's own: what is said of one holds for every endpoint that has it. */
export const CONSENT_CHANNELS = ['EMAIL', 'SMS', 'VOICE'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

export function consentChannel(type: string | undefined): ConsentChannel | undefined {
  return CONSENT_CHANNELS.find((channel) => channel === type);
}

const SPELLINGS: Record<ConsentChannel, (address: string) => string> = {
  EMAIL: (address) => address.trim().toLowerCase(),
  SMS: phoneNumber,
  VOICE: phoneNumber,
};

/** One spelling for all ways to write an address. */
export function sameAddress(channel: ConsentChannel, address: string): string {
  return SPELLINGS[channel](address);
}

function phoneNumber(address: string): string {
  const digits = address.replace(/\D/g, '');
  return `+${digits.replace(/^00/, '')}`;
}
