import { isSingleKey, type Known } from './context.ts';
import type { Truth } from './truth.ts';
import { MANY, ONE, wildcard, type Token } from './wildcard.ts';

/** `${key}` or `${key, 'default'}` in a policy of version 2012-10-17. */
interface Variable {
  readonly key: string;
  readonly fallback: string | undefined;
}

type Part = Token | Variable;

/** A text of a policy, with its variables still open. */
export type Pattern = readonly Part[];

/** Which characters of a text have a meaning of their own. */
export interface Syntax {
  readonly wildcards: boolean;
  readonly variables: boolean;
  /** Called with each condition key that a variable stands for. */
  readonly note: (key: string) => void;
}

const WILD: ReadonlyMap<string, Token> = new Map<string, Token>([
  ['*', MANY],
  ['?', ONE],
]);
const VARIABLE = /^([^,\s']+)(?:\s*,\s*'([^']*)')?$/;

function readVariable(inner: string, syntax: Syntax): Part | undefined {
  if (['*', '?', '$'].includes(inner)) return inner;
  const [, key, fallback] = VARIABLE.exec(inner) ?? [];
  if (key === undefined || !isSingleKey(key)) return undefined;
  syntax.note(key.toLowerCase());
  return { key: key.toLowerCase(), fallback };
}

/** Undefined when the text has a variable that is not closed, or names no key that has one value. */
export function readPattern(text: string, syntax: Syntax): Pattern | undefined {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    if (syntax.variables && text.startsWith('${', at)) {
      const end = text.indexOf('}', at);
      const variable = end < 0 ? undefined : readVariable(text.slice(at + 2, end), syntax);
      if (variable === undefined) return undefined;
      parts.push(variable);
      at = end + 1;
    } else {
      const unit = text.charAt(at);
      parts.push((syntax.wildcards ? WILD.get(unit) : undefined) ?? unit);
      at += 1;
    }
  }
  return parts;
}

/** The pattern with the values of a request in it, each taken literally; undefined when one is missing or is several. */
export function resolve(pattern: Pattern, known: Known): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (const part of pattern) {
    if (typeof part !== 'object') {
      tokens.push(part);
      continue;
    }
    const [value = part.fallback, ...others] = known.get(part.key) ?? [];
    if (value === undefined || others.some((other) => other !== value)) return undefined;
    for (let at = 0; at < value.length; at += 1) tokens.push(value.charAt(at));
  }
  return tokens;
}

/** Whether a text fits the pattern, unknown where a variable has no one value; made once where there is no variable. */
export function fitting(pattern: Pattern): (text: string, known: Known) => Truth {
  const fixed = pattern.filter((part) => typeof part !== 'object');
  if (fixed.length === pattern.length) return wildcard(fixed);
  return (text, known) => {
    const tokens = resolve(pattern, known);
    return tokens ? wildcard(tokens)(text) : 'unknown';
  };
}
