import type { Known } from './context.ts';
import { fitting, readPattern, type Pattern, type Syntax } from './pattern.ts';
import { and, type Truth } from './truth.ts';
import { MANY } from './wildcard.ts';

const FIELDS = 6;

/** The six fields of an ARN, each a pattern of its own; `any` for a lone `*`. */
export type ArnPattern = readonly ReturnType<typeof fitting>[] | 'any';

export const ARN_FORM = '"*" or an ARN of six fields, such as arn:aws:mobiletargeting:*:*:apps/*';

/** Undefined when the text is neither `*` nor has the six fields of an ARN. */
export function readArnPattern(
  text: string,
  syntax: Omit<Syntax, 'wildcards'>,
): ArnPattern | undefined {
  const pattern = readPattern(text, { ...syntax, wildcards: true });
  if (!pattern) return undefined;
  if (pattern.length === 1 && pattern[0] === MANY) return 'any';
  const fields: Pattern[] = [];
  let rest = pattern;
  while (fields.length < FIELDS - 1) {
    const end = rest.indexOf(':');
    if (end < 0) return undefined;
    fields.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  const isArn = [...'arn'].every((unit, at) => fields[0]?.[at] === unit) && fields[0]?.length === 3;
  return isArn && rest.length > 0 ? [...fields, rest].map(fitting) : undefined;
}

function fieldsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, FIELDS - 1), parts.slice(FIELDS - 1).join(':')];
}

/** Field by field, so that no wildcard reaches over a colon but in the last one. */
export function matchesArn(pattern: ArnPattern, arn: string, known: Known): Truth {
  if (pattern === 'any') return true;
  const fields = fieldsOf(arn);
  return and(pattern.map((fits, at): Truth => fits(fields[at] ?? '', known)));
}
