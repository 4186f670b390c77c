import { withTransaction, type Ctx } from '../context.ts';
import { deleteUserEndpoints as remove } from '../endpoints/index.ts';
import type { In, Out } from '../wire.ts';
import { forget } from './forget.ts';

/** Deletes a user with all endpoints and with what is kept of them elsewhere; answers with what they were. */
export async function deleteUserEndpoints(
  ctx: Ctx,
  input: In<'DeleteUserEndpoints'>,
): Promise<Out<'DeleteUserEndpoints'>> {
  return withTransaction(ctx, async (tx) => {
    const endpoints = await remove(tx, input);
    await forget(tx, input.ApplicationId, { userId: input.UserId, endpoints: endpoints.Item });
    return endpoints;
  });
}
