import type { Member } from './kind.ts';
import { forbidden, isAllowed } from './outgoing/call.ts';

/** A member that is some text without spaces around it. */
export function text(expected: string, pattern = /^\S(.*\S)?$/s): Member {
  return { expected, isValid: (value) => value.length <= 4096 && pattern.test(value) };
}

export function required(member: Member): Member {
  return { ...member, required: true };
}

/** A URL that is called: whether its host is private is judged when that happens. */
export const webUrl: Member = {
  expected: 'an https:// URL; http:// and private hosts only where CAIRN_WEBHOOK_HOSTS allows them',
  isValid: (value) => URL.canParse(value) && ['https:', 'http:'].includes(new URL(value).protocol),
};

/** Why a URL in the settings is not called here. */
export function urlProblem(value: string, allowedHosts: readonly string[]): string | undefined {
  const url = new URL(value);
  return isAllowed(url, allowedHosts) ? undefined : forbidden(url);
}
