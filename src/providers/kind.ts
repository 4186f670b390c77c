import type { RemoteProvider } from './provider.ts';

export const PROVIDER_CHANNELS = ['EMAIL', 'SMS', 'VOICE'] as const;
export type ProviderChannel = (typeof PROVIDER_CHANNELS)[number];

export type Values = Readonly<Record<string, string>>;

export function isValues(value: unknown): value is Values {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}

/** One member of Settings or Secrets. */
export interface Member {
  readonly required?: boolean;
  /** For people: what a valid value looks like. */
  readonly expected: string;
  isValid(value: string): boolean;
}

export interface Opening {
  readonly settings: Values;
  readonly secrets: Values;
  /** Hosts (host or host:port) that may be private or plain http. */
  readonly allowedHosts: readonly string[];
}

export type TestResult =
  { readonly ok: true; readonly detail: string } | { readonly ok: false; readonly detail: string };

/** A kind of service that messages can be handed to. A new one is such an object and a line in `kinds.ts`. */
export interface ProviderKind {
  readonly channels: readonly ProviderChannel[];
  readonly settings: Readonly<Record<string, Member>>;
  /** Stored sealed, never given back. */
  readonly secrets: Readonly<Record<string, Member>>;
  /** What is wrong between members that are each valid. */
  problems?(settings: Values, secrets: Values): readonly string[];
  /** Settings that can be told from the secrets without telling them, such as the host of a URL with a password. */
  reveal?(secrets: Values): Values;
  open(opening: Opening): RemoteProvider;
  /** Asks the service whether it takes the credentials; sends nothing and never throws for what the service says. */
  test(opening: Opening): Promise<TestResult>;
}
