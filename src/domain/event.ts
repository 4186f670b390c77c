import { MAX_ID, nameProblems } from './endpoint-request.ts';
import { INSTANT_FORM, parseInstant } from './instant.ts';
import { characters, isStorable } from './text.ts';

/** An event as an app reports it. */
export interface AppEvent {
  readonly EventType: string;
  readonly Timestamp: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly Metrics?: Readonly<Record<string, number>>;
  readonly Session?: {
    readonly Id: string;
    readonly StartTimestamp: string;
    readonly StopTimestamp?: string;
    readonly Duration?: number;
  };
  readonly AppPackageName?: string;
  readonly AppTitle?: string;
  readonly AppVersionCode?: string;
  readonly ClientSdkVersion?: string;
  readonly SdkName?: string;
}

const MAX_NAMES = 40;
const MAX_VALUE = 200;
/** An event may have thousands of bad names, and each is answered to. */
const MAX_TOLD = 10;
const MAX_TOLD_LENGTH = 300;

const isText = (text: string | undefined, max: number, min = 0): boolean => {
  if (text === undefined) return true;
  const length = characters(text);
  return length >= min && length <= max && isStorable(text);
};

function textProblems(path: string, text: string | undefined, max: number, min = 0): string[] {
  if (text === undefined || isText(text, max, min)) return [];
  return [
    `${path} has ${characters(text)} characters: expected ${min} to ${max}, none of them NUL`,
  ];
}

function attributeProblems(name: string, value: string): string[] {
  // The path is only put together for what is wrong: a request has hundreds of values.
  const path = isText(value, MAX_VALUE) ? '' : `Attributes.${name}`;
  return [...nameProblems(name, 'Attributes'), ...textProblems(path, value, MAX_VALUE)];
}

function instantProblems(path: string, text: string | undefined): string[] {
  if (text === undefined || parseInstant(text)) return [];
  return [`${path} is "${text}": expected ${INSTANT_FORM}`];
}

/** What is wrong with one event: the first problems, none of them longer than a line or two. */
export function eventProblems(event: AppEvent): string[] {
  const problems = allProblems(event);
  const told = problems
    .slice(0, MAX_TOLD)
    .map((text) => (text.length > MAX_TOLD_LENGTH ? `${text.slice(0, MAX_TOLD_LENGTH)}…` : text));
  const more = problems.length - told.length;
  return more > 0 ? [...told, `and ${more} more`] : told;
}

function allProblems(event: AppEvent): string[] {
  const { Attributes: attributes = {}, Metrics: metrics = {}, Session: session } = event;
  const names = Object.keys(attributes).length + Object.keys(metrics).length;
  return [
    ...textProblems('EventType', event.EventType, MAX_ID, 1),
    ...instantProblems('Timestamp', event.Timestamp),
    ...(names > MAX_NAMES
      ? [`Attributes and Metrics have ${names} names: expected at most ${MAX_NAMES}`]
      : []),
    ...Object.entries(attributes).flatMap(([name, value]) => attributeProblems(name, value)),
    ...Object.keys(metrics).flatMap((name) => nameProblems(name, 'Metrics')),
    ...textProblems('Session.Id', session?.Id, MAX_ID),
    ...instantProblems('Session.StartTimestamp', session?.StartTimestamp),
    ...instantProblems('Session.StopTimestamp', session?.StopTimestamp),
    ...textProblems('AppPackageName', event.AppPackageName, MAX_ID),
    ...textProblems('AppTitle', event.AppTitle, MAX_ID),
    ...textProblems('AppVersionCode', event.AppVersionCode, MAX_ID),
    ...textProblems('ClientSdkVersion', event.ClientSdkVersion, MAX_ID),
    ...textProblems('SdkName', event.SdkName, MAX_ID),
  ];
}
