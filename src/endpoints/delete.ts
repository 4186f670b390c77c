import { type Ctx, withTransaction } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { getEndpoint } from './get.ts';

/** Deletes an endpoint and answers with what it was. Attributes of its user stay with the user. */
export async function deleteEndpoint(
  ctx: Ctx,
  input: In<'DeleteEndpoint'>,
): Promise<Out<'DeleteEndpoint'>> {
  return withTransaction(ctx, async (ctx) => {
    const endpoint = await getEndpoint(ctx, input);
    await ctx
      .db('endpoints')
      .where({ project_id: input.ApplicationId, id: input.EndpointId })
      .delete();
    return endpoint;
  });
}
