import { withTransaction, type Ctx } from '../context.ts';
import { deleteEndpoint as remove } from '../endpoints/index.ts';
import type { In, Out } from '../wire.ts';
import { forget } from './forget.ts';

/** Deletes an endpoint with what is kept of its person elsewhere, and answers with what it was. */
export async function deleteEndpoint(
  ctx: Ctx,
  input: In<'DeleteEndpoint'>,
): Promise<Out<'DeleteEndpoint'>> {
  return withTransaction(ctx, async (tx) => {
    const endpoint = await remove(tx, input);
    await forget(tx, input.ApplicationId, { endpoints: [endpoint] });
    return endpoint;
  });
}
