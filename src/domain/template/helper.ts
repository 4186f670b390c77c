import type { Budget } from './budget.ts';
import { TemplateError } from './template-error.ts';
import { number, text } from './text.ts';

/** What rendering needs from outside, because `src/domain` has no clock, randomness or digests. */
export interface Environment {
  readonly now: Date;
  digest(algorithm: 'md5' | 'sha256' | 'sha512', text: string): string;
  uuid(): string;
}

/** One call of a helper in a template. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  /** `size=10 pad='*'` */
  readonly hash: Readonly<Record<string, unknown>>;
  readonly environment: Environment;
  readonly budget: Budget;
}

/** The value of the call; strings are escaped by the engine where the part is HTML. */
export type Helper = (call: Call) => unknown;

/** The argument as text; '' when it is absent. */
export function textArg({ args }: Call, index = 0): string {
  return text(args[index]);
}

export function hashText({ hash }: Call, name: string): string | undefined {
  return hash[name] === undefined ? undefined : text(hash[name]);
}

/** @throws TemplateError when the argument is not a number */
export function numberArg({ name, args }: Call, index: number): number {
  const value = number(args[index]);
  if (value === undefined) {
    throw new TemplateError(
      `${name}: argument ${index + 1} is "${text(args[index])}", expected a number`,
    );
  }
  return value;
}
