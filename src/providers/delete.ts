import type { Ctx } from '../context.ts';
import { presentProvider, type ProviderResponse } from './present.ts';
import { providerNotFound, requireProvider, type ProviderInput } from './require.ts';
import { providerRows } from './row.ts';

/** Takes a provider away with its secrets and answers with what it was. */
export async function deleteProvider(ctx: Ctx, input: ProviderInput): Promise<ProviderResponse> {
  const { project_id: projectId, id } = await requireProvider(ctx, input);
  const [row] = await providerRows(ctx, projectId).where({ id }).delete().returning('*');
  if (!row) throw providerNotFound(id);
  return presentProvider(ctx, row);
}
