import type { Ctx } from '../context.ts';
import { PREPARED } from '../database.ts';
import { NotFoundError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { presentEndpoint } from './present.ts';
import { selectEndpoints, toEndpoint } from './row.ts';

/** One endpoint. */
export async function getEndpoint(ctx: Ctx, input: In<'GetEndpoint'>): Promise<Out<'GetEndpoint'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const row = await selectEndpoints(ctx, project.id)
    .where('e.id', input.EndpointId)
    .first()
    .options({ name: PREPARED.endpoint });
  if (!row) throw new NotFoundError('Endpoint not found');
  return presentEndpoint(toEndpoint(row), project.id);
}
