import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import { providerRows, type ProviderRow } from './row.ts';

export interface ProviderInput {
  readonly ApplicationId: string;
  readonly ProviderId: string;
}

/** @throws NotFoundError naming the provider that the project does not have */
export async function requireProvider(ctx: Ctx, input: ProviderInput): Promise<ProviderRow> {
  const { id: projectId } = await requireProject(ctx, input.ApplicationId);
  const row = await providerRows(ctx, projectId).where({ id: input.ProviderId }).first();
  if (!row) throw providerNotFound(input.ProviderId);
  return row;
}

export function providerNotFound(id: string): NotFoundError {
  return new NotFoundError(`The application has no provider "${id}"`);
}
