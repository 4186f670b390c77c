import type { Ctx } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import { presentProvider, type ProviderResponse } from './present.ts';
import { providerRows } from './row.ts';

/** Every provider of a project, by channel in the order in which they are tried. */
export async function listProviders(
  ctx: Ctx,
  input: { readonly ApplicationId: string },
): Promise<{ Item: ProviderResponse[] }> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const rows = await providerRows(ctx, id).orderBy(['channel', 'position', 'id']);
  return { Item: rows.map((row) => presentProvider(ctx, row)) };
}
