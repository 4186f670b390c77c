import { type Ctx, withTransaction } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { claimEndpoints } from './claim.ts';
import { getUserEndpoints } from './get-user.ts';

/** Deletes all endpoints of a user, and the user's attributes with them; answers with what they were. */
export async function deleteUserEndpoints(
  ctx: Ctx,
  input: In<'DeleteUserEndpoints'>,
): Promise<Out<'DeleteUserEndpoints'>> {
  const { ApplicationId: projectId, UserId: userId } = input;
  return withTransaction(ctx, async (ctx) => {
    const endpoints = await getUserEndpoints(ctx, input);
    // The order in which whoever stores endpoints takes them: addresses, users, endpoints.
    const seen = endpoints.Item.flatMap(({ Id }) => Id ?? []);
    await claimEndpoints(ctx, projectId, { ids: seen, addresses: [] });
    await ctx.db('users').where({ project_id: projectId, id: userId }).delete();
    const mine = ctx
      .db<{ id: string; project_id: string; user_id: string }>('endpoints')
      .where({ project_id: projectId, user_id: userId })
      .select('id')
      .orderBy('id')
      .forUpdate();
    const ids = (await mine).map(({ id }) => id);
    await ctx.db('endpoints').where('project_id', projectId).whereIn('id', ids).delete();
    return endpoints;
  });
}
