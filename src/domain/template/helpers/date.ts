import { DateTime, IANAZone } from 'luxon';
import { hashText, textArg, type Call, type Helper } from '../helper.ts';
import { datePieces, type DatePiece } from '../java-date-pattern.ts';
import { TemplateError } from '../template-error.ts';

const STYLES: Record<string, string> = {
  full: 'EEEE, MMMM d, yyyy',
  long: 'MMMM d, yyyy',
  medium: 'MMM d, yyyy',
  short: 'M/d/yy',
};
const ENGLISH = { locale: 'en-US' };

const pieces = (format: string): DatePiece[] => datePieces(STYLES[format] ?? format);

function print(date: DateTime, format: string): string {
  return pieces(format)
    .map((piece) => ('token' in piece ? date.toFormat(piece.token, ENGLISH) : piece.literal))
    .join('');
}

function zone(call: Call): string {
  const name = hashText(call, 'tz') || 'UTC';
  const offset = /^(?:GMT|UTC)([+-]\d{1,2}(?::?\d\d)?)?$/.exec(name);
  const canonical = offset ? `UTC${offset[1] ?? ''}` : name;
  if (!offset && !IANAZone.isValidZone(canonical)) {
    throw new TemplateError(`${call.name}: "${name}" is not a time zone`);
  }
  return canonical;
}

function parse(call: Call, tz: string): DateTime {
  const given = textArg(call).trim();
  const pattern = hashText(call, 'inputFormat');
  const options = { zone: 'UTC', ...ENGLISH };
  const date = pattern
    ? DateTime.fromFormat(given, luxonFormat(pattern), options)
    : DateTime.fromISO(given, options);
  if (!date.isValid) {
    const expected = pattern ? `the pattern ${pattern}` : 'ISO 8601';
    throw new TemplateError(`dateFormat: "${given}" is not a date (expected ${expected})`);
  }
  return date.setZone(tz);
}

/** For reading only: Luxon has no escape for a quote inside quotes, so a literal one is left out. */
function luxonFormat(pattern: string): string {
  return pieces(pattern)
    .map((piece) => ('token' in piece ? piece.token : `'${piece.literal.replaceAll("'", '')}'`))
    .join('');
}

export const dateHelpers = {
  dateFormat: (call) => {
    if (textArg(call) === '') return '';
    const format = hashText(call, 'outputFormat') ?? hashText(call, 'format') ?? textArg(call, 1);
    return print(parse(call, zone(call)), format || 'medium');
  },
  now: (call) => {
    const date = DateTime.fromJSDate(call.environment.now, { zone: zone(call) });
    return print(date, textArg(call) || hashText(call, 'format') || 'medium');
  },
} satisfies Record<string, Helper>;
