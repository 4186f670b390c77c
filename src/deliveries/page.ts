import { ValidationError } from '../errors.ts';
import { readPage } from '../paging.ts';
import { isDeliveryId } from './identity.ts';

/** A page of a list by delivery: it goes on after the delivery that the token names. */
export function readDeliveryPage(input: { PageSize?: string; Token?: string }): {
  limit: number;
  after: string | undefined;
} {
  const { limit, after } = readPage(input);
  const [id] = after ?? [];
  if (id !== undefined && !isDeliveryId(id)) {
    throw new ValidationError('token is not valid: expected the NextToken of an earlier answer');
  }
  return { limit, after: id };
}
