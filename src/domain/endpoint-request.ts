import { CHANNEL_TYPES, type ChannelType, type Demographic, type Location } from './endpoint.ts';
import { INSTANT_FORM, isZone, parseInstant } from './instant.ts';
import { characters, isStorable } from './text.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

/** What a caller may say about an endpoint: every member is optional, and what is absent stays as it is. */
export interface EndpointRequest {
  readonly Address?: string;
  readonly Attributes?: Lists;
  readonly ChannelType?: ChannelType;
  readonly Demographic?: Demographic;
  readonly EffectiveDate?: string;
  readonly EndpointStatus?: string;
  readonly Location?: Location;
  readonly Metrics?: Readonly<Record<string, number>>;
  readonly OptOut?: string;
  readonly RequestId?: string;
  readonly User?: { readonly UserAttributes?: Lists; readonly UserId?: string };
}

const MAX_NAME = 50;
const MAX_VALUE = 100;
const MAX_VALUES = 50;
/** An index entry of Postgres holds 2,704 bytes at most. */
const MAX_ADDRESS_BYTES = 2000;
export const MAX_ID = 256;
export const MAX_ATTRIBUTES = 250;
export const MAX_BYTES = 15 * 1024;

/** What is wrong with the id of an endpoint, user or event. */
export function idProblems(id: string, path: string): string[] {
  const length = characters(id);
  if (length >= 1 && length <= MAX_ID && isStorable(id)) return [];
  const given = id === '' ? 'missing or empty' : `"${id}"`;
  return [`${path} is ${given}: expected 1 to ${MAX_ID} characters`];
}

const isName = (name: string) => {
  const length = characters(name);
  return length >= 1 && length <= MAX_NAME && isStorable(name);
};

const isText = (text: string | undefined, max = MAX_VALUE) =>
  text === undefined || (characters(text) <= max && isStorable(text));

/** What is wrong with the name of an attribute or metric. */
export function nameProblems(name: string, path: string): string[] {
  if (isName(name)) return [];
  return [`${path} has the name "${name}": expected 1 to ${MAX_NAME} characters`];
}

function textProblems(text: string | undefined, path: string, max = MAX_VALUE): string[] {
  if (isText(text, max)) return [];
  return [`${path} is not valid: expected at most ${max} characters, none of them NUL`];
}

// The paths are only put together for what is wrong: a batch has a thousand values.
function textsProblems(texts: object | undefined, path: string): string[] {
  const entries: [string, unknown][] = Object.entries(texts ?? {});
  return entries.flatMap(([name, text]) =>
    typeof text !== 'string' || isText(text) ? [] : textProblems(text, `${path}.${name}`),
  );
}

function listProblems(lists: Lists | undefined, path: string): string[] {
  return Object.entries(lists ?? {}).flatMap(([name, values]) => {
    if (isName(name) && values.length <= MAX_VALUES && values.every((text) => isText(text))) {
      return [];
    }
    return [
      ...nameProblems(name, path),
      ...(values.length > MAX_VALUES
        ? [`${path}.${name} has ${values.length} values: expected at most ${MAX_VALUES}`]
        : []),
      ...values.flatMap((value, index) => textProblems(value, `${path}.${name}[${index}]`)),
    ];
  });
}

function choiceProblems(
  value: string | undefined,
  path: string,
  allowed: readonly string[],
): string[] {
  if (value === undefined || allowed.includes(value)) return [];
  return [`${path} is "${value}": expected one of ${allowed.join(', ')}`];
}

function degreeProblems(value: number | undefined, path: string, limit: number): string[] {
  if (value === undefined || Math.abs(value) <= limit) return [];
  return [`${path} is ${value}: expected a number from -${limit} to ${limit}`];
}

function zoneProblems(zone: string | undefined, path: string): string[] {
  if (!zone || isZone(zone)) return [];
  return [`${path} is "${zone}": expected an IANA time zone name such as Europe/Berlin`];
}

const encoder = new TextEncoder();

function addressProblems(address: string | undefined, path: string): string[] {
  if (address === undefined) return [];
  const bytes = encoder.encode(address).length;
  if (bytes <= MAX_ADDRESS_BYTES && isStorable(address)) return [];
  return [`${path} is not valid: expected at most ${MAX_ADDRESS_BYTES} bytes`];
}

/** Everything that is wrong with one endpoint request; `path` ends in a dot or is empty. */
export function endpointProblems(request: EndpointRequest, path = ''): string[] {
  const { Demographic: demographic = {}, Location: location = {}, User: user = {} } = request;
  const { Latitude, Longitude } = location;
  return [
    ...addressProblems(request.Address, `${path}Address`),
    ...choiceProblems(request.ChannelType, `${path}ChannelType`, CHANNEL_TYPES),
    ...choiceProblems(request.EndpointStatus, `${path}EndpointStatus`, ['ACTIVE', 'INACTIVE']),
    ...choiceProblems(request.OptOut, `${path}OptOut`, ['ALL', 'NONE']),
    ...(request.EffectiveDate !== undefined && !parseInstant(request.EffectiveDate)
      ? [`${path}EffectiveDate is "${request.EffectiveDate}": expected ${INSTANT_FORM}`]
      : []),
    ...listProblems(request.Attributes, `${path}Attributes`),
    ...Object.keys(request.Metrics ?? {}).flatMap((name) => nameProblems(name, `${path}Metrics`)),
    ...textsProblems(demographic, `${path}Demographic`),
    ...textsProblems(location, `${path}Location`),
    ...zoneProblems(demographic.Timezone, `${path}Demographic.Timezone`),
    ...degreeProblems(Latitude, `${path}Location.Latitude`, 90),
    ...degreeProblems(Longitude, `${path}Location.Longitude`, 180),
    ...textProblems(request.RequestId, `${path}RequestId`, MAX_ID),
    ...textProblems(user.UserId, `${path}User.UserId`, MAX_ID),
    ...listProblems(user.UserAttributes, `${path}User.UserAttributes`),
  ];
}
