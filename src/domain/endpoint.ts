export const CHANNEL_TYPES = [
  'PUSH',
  'GCM',
  'APNS',
  'APNS_SANDBOX',
  'APNS_VOIP',
  'APNS_VOIP_SANDBOX',
  'ADM',
  'SMS',
  'VOICE',
  'EMAIL',
  'BAIDU',
  'CUSTOM',
  'IN_APP',
] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

/** What "push" means wherever one word stands for all of its services. */
export const PUSH_CHANNEL_TYPES: readonly ChannelType[] = [
  'PUSH',
  'GCM',
  'APNS',
  'APNS_SANDBOX',
  'APNS_VOIP',
  'APNS_VOIP_SANDBOX',
  'ADM',
  'BAIDU',
];

export interface Demographic {
  readonly AppVersion?: string;
  readonly Locale?: string;
  readonly Make?: string;
  readonly Model?: string;
  readonly ModelVersion?: string;
  readonly Platform?: string;
  readonly PlatformVersion?: string;
  readonly Timezone?: string;
}

export interface Location {
  readonly City?: string;
  readonly Country?: string;
  readonly Latitude?: number;
  readonly Longitude?: number;
  readonly PostalCode?: string;
  readonly Region?: string;
}

/** One address of a person on one channel, with the attributes of its user joined in. */
export interface Endpoint {
  readonly id: string;
  readonly channelType: ChannelType | undefined;
  readonly address: string | undefined;
  readonly userId: string | undefined;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly optOut: 'ALL' | 'NONE';
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly userAttributes: Readonly<Record<string, readonly string[]>>;
  readonly demographic: Demographic;
  readonly location: Location;
  /** 0 to 99, for life. */
  readonly cohort: number;
  readonly requestId: string | undefined;
  /** ISO 8601. */
  readonly effectiveDate: string;
  readonly creationDate: string;
}
