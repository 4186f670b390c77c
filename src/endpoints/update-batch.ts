import type { Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { upsertEndpoints } from './upsert.ts';

const MAX_ITEMS = 100;

/** Creates or merges up to 100 endpoints; when one of them is not valid, none is stored. */
export async function updateEndpointsBatch(
  ctx: Ctx,
  input: In<'UpdateEndpointsBatch'>,
): Promise<Out<'UpdateEndpointsBatch'>> {
  const items = input.EndpointBatchRequest.Item;
  if (items.length < 1 || items.length > MAX_ITEMS) {
    await requireProject(ctx, input.ApplicationId);
    throw new ValidationError(`Item has ${items.length} endpoints: expected 1 to ${MAX_ITEMS}`);
  }
  await upsertEndpoints(
    ctx,
    input.ApplicationId,
    items.map(({ Id = '', ...request }, index) => ({ id: Id, request, path: `Item[${index}]` })),
  );
  return { Message: 'Accepted', RequestID: ctx.requestId };
}
