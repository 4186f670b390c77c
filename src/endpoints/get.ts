import type { Ctx } from '../context.ts';
import { PREPARED } from '../database.ts';
import { NotFoundError } from '../errors.ts';
import { callersProject, requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { presentEndpoint } from './present.ts';
import { selectEndpoints, toEndpoint } from './row.ts';

/** One endpoint, found by one statement that sees to the project, too. */
export async function getEndpoint(ctx: Ctx, input: In<'GetEndpoint'>): Promise<Out<'GetEndpoint'>> {
  const { ApplicationId: projectId, EndpointId: id } = input;
  const row = await selectEndpoints(ctx, projectId)
    .where('e.id', id)
    .whereIn('e.project_id', callersProject(ctx, projectId))
    .first()
    .options({ name: PREPARED.endpoint });
  if (!row) {
    await requireProject(ctx, projectId);
    throw new NotFoundError('Endpoint not found');
  }
  return presentEndpoint(toEndpoint(row), projectId);
}
