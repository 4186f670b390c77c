import {
  CONSENT_CHANNELS,
  isSuppressionReason,
  isTopicName,
  SUPPRESSION_REASONS,
  TOPIC_NAME,
  type ConsentChannel,
  type SuppressionScope,
} from '../domain/consent/index.ts';
import { ValidationError } from '../errors.ts';
import type { Suppression } from './suppress.ts';

const MAX_SUPPRESSIONS = 1000;
const SCOPES: readonly SuppressionScope[] = ['ALL', 'MARKETING'];
const ADDRESSES: Record<ConsentChannel, { pattern: RegExp; expected: string }> = {
  EMAIL: { pattern: /^[^\s@]+@[^\s@]+$/, expected: 'an e-mail address' },
  SMS: { pattern: /^\+?[\d ().-]{4,25}$/, expected: 'a phone number such as +14155550100' },
  VOICE: { pattern: /^\+?[\d ().-]{4,25}$/, expected: 'a phone number such as +14155550100' },
};

/** One entry of the suppression list as it is written. */
export interface SuppressionItem {
  readonly Channel: string;
  readonly Address: string;
  readonly Reason?: string;
  readonly Scope?: string;
  readonly Topic?: string;
  readonly Detail?: string;
}

/** @throws ValidationError naming all that is wrong with the entries */
export function readSuppressions(items: readonly SuppressionItem[]): Suppression[] {
  if (items.length === 0 || items.length > MAX_SUPPRESSIONS) {
    throw new ValidationError(
      `Item has ${items.length} entries: expected 1 to ${MAX_SUPPRESSIONS}`,
    );
  }
  const problems: string[] = [];
  const read = items.flatMap((item, at) => {
    const { channel, problems: wrong } = addressProblems(item, `Item[${at}].`);
    const reason = item.Reason ?? 'MANUAL';
    if (!isSuppressionReason(reason)) {
      wrong.push(
        `Item[${at}].Reason is "${reason}": expected one of ${Object.keys(SUPPRESSION_REASONS).join(', ')}`,
      );
    }
    const scope = SCOPES.find((one) => one === item.Scope);
    if (item.Scope !== undefined && !scope) {
      wrong.push(`Item[${at}].Scope is "${item.Scope}": expected ALL or MARKETING`);
    }
    if (item.Topic !== undefined) wrong.push(...topicProblems(item.Topic, `Item[${at}].Topic`));
    problems.push(...wrong);
    if (!channel || !isSuppressionReason(reason)) return [];
    return [
      {
        channel,
        address: item.Address,
        reason,
        ...(scope && { scope }),
        ...(item.Topic !== undefined && { topic: item.Topic }),
        ...(item.Detail !== undefined && { detail: item.Detail }),
      },
    ];
  });
  if (problems.length > 0) throw new ValidationError(problems);
  return read;
}

/** @throws ValidationError when there can be no such address */
export function readAddress(item: { readonly Channel: string; readonly Address: string }): {
  readonly channel: ConsentChannel;
  readonly address: string;
} {
  const { channel, problems } = addressProblems(item, '');
  if (!channel || problems.length > 0) throw new ValidationError(problems);
  return { channel, address: item.Address };
}

function addressProblems(
  { Channel, Address }: { readonly Channel: string; readonly Address: string },
  path: string,
): { channel: ConsentChannel | undefined; problems: string[] } {
  const channel = CONSENT_CHANNELS.find((one) => one === Channel);
  if (!channel) {
    const expected = CONSENT_CHANNELS.join(', ');
    return { channel, problems: [`${path}Channel is "${Channel}": expected one of ${expected}`] };
  }
  const { pattern, expected } = ADDRESSES[channel];
  const isValid = Address.length <= 320 && pattern.test(Address);
  return {
    channel,
    problems: isValid ? [] : [`${path}Address is not valid: expected ${expected}`],
  };
}

export function topicProblems(name: string, path: string): string[] {
  return isTopicName(name) ? [] : [`${path} is "${name}": expected ${TOPIC_NAME}`];
}
