import { ValidationError } from '../errors.ts';

const UNIQUE_VIOLATION = '23505';

/** Does a write that gives something its name. @throws ValidationError when another one of the account has it */
export async function withUniqueName<T>(
  what: string,
  name: string | undefined,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
      throw new ValidationError(`Name is "${name}": there is such a ${what}`);
    }
    throw error;
  }
}
