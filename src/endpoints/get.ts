import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { findEndpoints } from './find.ts';
import { presentEndpoint } from './present.ts';

/** One endpoint. */
export async function getEndpoint(ctx: Ctx, input: In<'GetEndpoint'>): Promise<Out<'GetEndpoint'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const found = await findEndpoints(ctx, project.id, [input.EndpointId]);
  const endpoint = found.get(input.EndpointId);
  if (!endpoint) throw new NotFoundError('Endpoint not found');
  return presentEndpoint(endpoint, project.id);
}
