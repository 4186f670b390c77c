import { ses } from './aws/ses.ts';
import { awsSms } from './aws/sms.ts';
import { http } from './http/kind.ts';
import type { ProviderKind } from './kind.ts';
import { smtp } from './smtp/kind.ts';
import { twilio } from './twilio/kind.ts';

const KINDS = { 'aws-sms': awsSms, http, ses, smtp, twilio } satisfies Record<string, ProviderKind>;

export const PROVIDER_KINDS = Object.keys(KINDS);

const byName = new Map<string, ProviderKind>(Object.entries(KINDS));

export function providerKind(name: string): ProviderKind | undefined {
  return byName.get(name);
}
