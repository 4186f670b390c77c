import type { Member, ProviderChannel, Values } from './kind.ts';
import { PROVIDER_CHANNELS } from './kind.ts';
import { PROVIDER_KINDS, providerKind } from './kinds.ts';

export interface WriteProviderRequest {
  /** For people; one name once per channel. */
  readonly Name: string;
  readonly Channel: ProviderChannel;
  /** Which service: see `kinds.ts`. */
  readonly Kind: string;
  readonly Settings?: Values;
  /** Replace all secrets; when left out of an update, those stored stay. */
  readonly Secrets?: Values;
  /** The lowest is tried first; new ones come last. */
  readonly Position?: number;
  readonly Enabled?: boolean;
  readonly Countries?: readonly string[];
  /** Messages per second at most, of all processes together. */
  readonly MaxPerSecond?: number;
}

const COUNTRY = /^[A-Z]{2}$/;

/** All that is wrong with a request; `stored` are the secrets that an update may leave out. */
export function providerProblems(request: WriteProviderRequest, stored?: Values): string[] {
  const kind = providerKind(request.Kind);
  if (!kind) return [`Kind is "${request.Kind}": expected one of ${PROVIDER_KINDS.join(', ')}`];
  if (!kind.channels.includes(request.Channel)) {
    return [
      `Channel is "${request.Channel}": ${request.Kind} is for ${kind.channels.join(' and ')}`,
    ];
  }
  const settings = request.Settings ?? {};
  const secrets = request.Secrets ?? stored ?? {};
  const problems = [
    ...nameProblems(request),
    ...memberProblems('Settings', kind.settings, settings),
    ...memberProblems('Secrets', kind.secrets, secrets),
  ];
  return problems.length > 0 ? problems : [...(kind.problems?.(settings, secrets) ?? [])];
}

function nameProblems({
  Name,
  Channel,
  Countries = [],
  Position,
  MaxPerSecond,
}: WriteProviderRequest) {
  const problems: string[] = [];
  if (!Name.trim() || Name.length > 64)
    problems.push('Name is not valid: expected 1 to 64 characters');
  if (!PROVIDER_CHANNELS.includes(Channel)) {
    problems.push(`Channel is "${Channel}": expected one of ${PROVIDER_CHANNELS.join(', ')}`);
  }
  for (const [index, country] of Countries.entries()) {
    if (!COUNTRY.test(country)) {
      problems.push(`Countries[${index}] is "${country}": expected an ISO 3166 code such as DE`);
    }
  }
  if (Countries.length > 0 && Channel === 'EMAIL') {
    problems.push(
      'Countries is given: an e-mail address has no country, expected it with SMS and VOICE only',
    );
  }
  if (Position !== undefined && (Position < 0 || Position > 1_000_000)) {
    problems.push(`Position is ${Position}: expected 0 to 1000000`);
  }
  if (MaxPerSecond !== undefined && (MaxPerSecond < 1 || MaxPerSecond > 100_000)) {
    problems.push(`MaxPerSecond is ${MaxPerSecond}: expected 1 to 100000`);
  }
  return problems;
}

function memberProblems(
  path: string,
  members: Readonly<Record<string, Member>>,
  values: Values,
): string[] {
  const known = Object.keys(members);
  const unknown = Object.keys(values).filter((name) => !known.includes(name));
  return [
    ...unknown.map(
      (name) => `${path}.${name} is not known: expected ${known.join(', ') || 'nothing'}`,
    ),
    ...Object.entries(members).flatMap(([name, member]) => {
      const value = values[name];
      if (value === undefined || value === '') {
        return member.required ? [`${path}.${name} is missing: expected ${member.expected}`] : [];
      }
      // The value is not told: it may be a secret with a slip of the pen in it.
      return member.isValid(value)
        ? []
        : [`${path}.${name} is not valid: expected ${member.expected}`];
    }),
  ];
}
