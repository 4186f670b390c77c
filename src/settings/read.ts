/** A wrong setting ends the start with one line; the message names the setting. */
export class SettingError extends Error {}

export type Env = Record<string, string | undefined>;

export interface Range {
  readonly min: number;
  readonly max: number;
}

export function wholeNumber(env: Env, name: string, { min, max }: Range): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max)) {
    throw new SettingError(`${name} is "${text}": expected a whole number from ${min} to ${max}`);
  }
  return value;
}

/** The first of `allowed` is the default. */
export function oneOf<T extends string>(env: Env, name: string, allowed: readonly T[]): T {
  const text = env[name] || allowed[0];
  const found = allowed.find((value) => value === text);
  if (!found) throw new SettingError(`${name} is "${text}": expected one of ${allowed.join(', ')}`);
  return found;
}

export function matching(
  env: Env,
  name: string,
  shape: RegExp,
  expected: string,
): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!shape.test(text)) throw new SettingError(`${name} is not valid: expected ${expected}`);
  return text;
}

export function url(env: Env, name: string, protocols: readonly string[]): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (!parsed || !protocols.includes(parsed.protocol)) {
    throw new SettingError(
      `${name} is not valid: expected a URL that starts with ${protocols.join(' or ')}`,
    );
  }
  return text;
}

/** A list separated by commas, each item checked; empty when the setting is not given. */
export function list(
  env: Env,
  name: string,
  isRight: (item: string) => boolean,
  expected: string,
): string[] {
  const items = (env[name] ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
  const wrong = items.find((item) => !isRight(item));
  if (wrong !== undefined) {
    throw new SettingError(`${name} has "${wrong}": expected ${expected}, separated by commas`);
  }
  return items;
}
