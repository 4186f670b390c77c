import { isStorable } from '../text.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const MAX_HEADERS = 15;
const HEADER_NAME = /^[!-9;-~]{1,126}$/;
// What every message has by itself; a second one would be read as the first by some readers.
const OUR_HEADERS = [
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'return-path',
];

/** The rule for the name of a template. */
export function templateNameProblems(name: string): string[] {
  return NAME.test(name)
    ? []
    : [
        `TemplateName is "${name}": expected 1 to 128 letters, digits, "_" or "-", beginning with a letter or digit`,
      ];
}

/** Default values are written as the text of a JSON object. */
export function defaultSubstitutionProblems(json: string | undefined): string[] {
  if (json === undefined || json === '') return [];
  const expected = 'DefaultSubstitutions is not valid: expected a JSON object as a string';
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? [] : [expected];
  } catch (error) {
    return [`${expected} (${error instanceof Error ? error.message : 'no JSON'})`];
  }
}

interface WireHeader {
  readonly Name?: string;
  readonly Value?: string;
}

/** Extra headers of an e-mail: a line break in one would begin another. */
export function headerProblems(headers: readonly WireHeader[] = [], path = 'Headers'): string[] {
  const problems: string[] = [];
  if (headers.length > MAX_HEADERS) {
    problems.push(`${path} has ${headers.length} headers: expected at most ${MAX_HEADERS}`);
  }
  headers.forEach(({ Name = '', Value = '' }, index) => {
    if (!HEADER_NAME.test(Name)) {
      problems.push(
        `${path}[${index}].Name is "${Name}": expected 1 to 126 printable ASCII characters but ":"`,
      );
    } else if (OUR_HEADERS.includes(Name.toLowerCase())) {
      problems.push(`${path}[${index}].Name is "${Name}": this header is set by the service`);
    }
    if (/[\r\n]/.test(Value)) problems.push(`${path}[${index}].Value has a line break`);
  });
  return problems;
}

/** Where in a body text stands that Postgres can't keep. */
export function storageProblems(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    return isStorable(value) ? [] : [`${path} has a NUL or half a surrogate pair`];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    storageProblems(item, path ? `${path}.${name}` : name),
  );
}
