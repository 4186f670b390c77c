import type { Ctx } from '../context.ts';
import { lookUp, PREPARED } from '../database.ts';
import { notFound } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { presentEndpoint } from './present.ts';
import { type EndpointRow, ENDPOINT_COLUMNS, ENDPOINTS, toEndpoint } from './row.ts';

const ENDPOINT = `select ${ENDPOINT_COLUMNS} from ${ENDPOINTS}
  where e.project_id = $1 and e.id = $2
    and exists (select from projects p where p.id = e.project_id and p.account_id = $3)`;

/** One endpoint, found by one statement that sees to the project, too. */
export async function getEndpoint(ctx: Ctx, input: In<'GetEndpoint'>): Promise<Out<'GetEndpoint'>> {
  const { ApplicationId: projectId, EndpointId: id } = input;
  const values = [projectId, id, ctx.account];
  const [row] = await lookUp<EndpointRow>(ctx.db, PREPARED.endpoint, ENDPOINT, values);
  if (!row) {
    await requireProject(ctx, projectId);
    throw notFound('Endpoint', id);
  }
  return presentEndpoint(toEndpoint(row), projectId);
}
