import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { upsertEndpoints } from './upsert.ts';

/** Creates an endpoint, or merges what the request says over what is stored. */
export async function updateEndpoint(
  ctx: Ctx,
  input: In<'UpdateEndpoint'>,
): Promise<Out<'UpdateEndpoint'>> {
  await upsertEndpoints(ctx, input.ApplicationId, [
    { id: input.EndpointId, request: input.EndpointRequest },
  ]);
  return { Message: 'Accepted', RequestID: ctx.requestId };
}
