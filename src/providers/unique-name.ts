import { ValidationError } from '../errors.ts';
import type { WriteProviderRequest } from './write-request.ts';

const UNIQUE_VIOLATION = '23505';

/** Does a write that gives a provider its name. @throws ValidationError when another one of the channel has it */
export async function withUniqueName<T>(
  { Name, Channel }: WriteProviderRequest,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) {
      throw new ValidationError(
        `Name is "${Name}": the application has such a provider for ${Channel}`,
      );
    }
    throw error;
  }
}
