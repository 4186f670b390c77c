import type { EndpointBatchItem } from '@aws-sdk/client-pinpoint';
import type { Random } from './random.ts';

/** One made-up person: an endpoint with an address that the mail sink knows again. */
export interface Person {
  readonly id: string;
  readonly address: string;
  readonly plan: Plan;
  readonly zone: string | undefined;
}

const PLANS = ['free', 'gold'] as const;
type Plan = (typeof PLANS)[number];

/** Far enough apart that an hour around now in one of them is no hour around now in another. */
export const ZONES = ['Etc/UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;

export function makePopulation(random: Random, count: number): Person[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    address: `p${i}@faults.example`,
    plan: random.pick(PLANS),
    zone: random.chance(0.7) ? random.pick(ZONES) : undefined,
  }));
}

export function endpointOf({ id, address, plan, zone }: Person): EndpointBatchItem {
  return {
    Id: id,
    ChannelType: 'EMAIL',
    Address: address,
    OptOut: 'NONE',
    Attributes: { Plan: [plan] },
    User: { UserId: `user-${id}` },
    ...(zone && { Demographic: { Timezone: zone } }),
  };
}

/** The groups that journeys start with and split by, and who is in them. */
export const AUDIENCES = {
  all: () => true,
  gold: ({ plan }: Person) => plan === 'gold',
} satisfies Record<string, (person: Person) => boolean>;

export type Audience = keyof typeof AUDIENCES;
