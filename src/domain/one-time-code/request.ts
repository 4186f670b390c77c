import type { In } from '../../wire.ts';
import { characters } from '../text.ts';
import { isLanguage, TEXTS, type Language } from './texts.ts';

export type OneTimeCodeRequest = In<'SendOTPMessage'>['SendOTPMessageRequestParameters'];

/** How a code is made and how long it may be entered. */
export interface Terms {
  readonly length: number;
  readonly minutes: number;
  readonly attempts: number;
  readonly language: Language;
}

type Range = readonly [least: number, most: number];

const NUMBERS = { CodeLength: [5, 8], ValidityPeriod: [5, 60], AllowedAttempts: [1, 5] } as const;
const TEXT_LENGTHS = {
  BrandName: [1, 20],
  ReferenceId: [1, 48],
  OriginationIdentity: [1, 100],
  EntityId: [1, 50],
  TemplateId: [1, 50],
} as const;

/** What the request says, and what holds where it says nothing. */
export function termsOf(request: OneTimeCodeRequest): Terms {
  const { CodeLength = 6, ValidityPeriod = 15, AllowedAttempts = 3, Language } = request;
  return {
    length: CodeLength,
    minutes: ValidityPeriod,
    attempts: AllowedAttempts,
    language: Language !== undefined && isLanguage(Language) ? Language : 'en-US',
  };
}

/** What is wrong with the request; the telephone number is looked at elsewhere. */
export function requestProblems(request: OneTimeCodeRequest): string[] {
  const { Channel, Language } = request;
  return [
    ...(Channel === 'SMS' ? [] : [`Channel is "${Channel}": expected SMS`]),
    ...names(TEXT_LENGTHS).flatMap((name) =>
      rangeProblems(name, textLength(request[name]), TEXT_LENGTHS[name], 'characters'),
    ),
    ...names(NUMBERS).flatMap((name) => rangeProblems(name, request[name], NUMBERS[name])),
    ...(Language !== undefined && !isLanguage(Language)
      ? [`Language is "${Language}": expected one of ${Object.keys(TEXTS).join(', ')}`]
      : []),
  ];
}

const textLength = (text: string | undefined) =>
  text === undefined ? undefined : characters(text);

function names<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table).filter((name): name is keyof T & string => name in table);
}

function rangeProblems(
  name: string,
  value: number | undefined,
  [least, most]: Range,
  unit?: string,
): string[] {
  if (value === undefined || (value >= least && value <= most)) return [];
  const found = unit ? `has ${value} ${unit}` : `is ${value}`;
  return [`${name} ${found}: expected ${least} to ${most}`];
}
