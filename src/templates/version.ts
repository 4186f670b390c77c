import { ValidationError } from '../errors.ts';

/** Which version is meant: the active one, the newest, or one by its number. */
export type VersionChoice = 'active' | 'latest' | number;

/** @throws ValidationError when it is neither absent, "latest" nor a number */
export function readVersion(version: string | undefined, path = 'version'): VersionChoice {
  if (version === undefined || version === '') return 'active';
  if (version.toLowerCase() === 'latest') return 'latest';
  if (/^[1-9]\d{0,8}$/.test(version)) return Number(version);
  throw new ValidationError(`${path} is "${version}": expected "latest" or a number from 1`);
}
