import type { ProviderKind } from './kind.ts';
import { smtp } from './smtp/kind.ts';

const KINDS = { smtp } satisfies Record<string, ProviderKind>;

export type ProviderKindName = keyof typeof KINDS;

export const PROVIDER_KINDS = Object.keys(KINDS);

export function providerKind(name: string): ProviderKind | undefined {
  return new Map<string, ProviderKind>(Object.entries(KINDS)).get(name);
}
