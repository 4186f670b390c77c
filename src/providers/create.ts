import { withTransaction, type Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { newId } from '../ids.ts';
import { requireProject } from '../projects/index.ts';
import { presentProvider, type ProviderResponse } from './present.ts';
import { providerRows, sealSecrets, type ProviderRow } from './row.ts';
import { withUniqueName } from './unique-name.ts';
import { providerProblems, type WriteProviderRequest } from './write-request.ts';

const MAX_PROVIDERS = 50;

/** Gives a project a service that messages of one channel are handed to; the last of its channel unless told. */
export async function createProvider(
  ctx: Ctx,
  input: { readonly ApplicationId: string; readonly WriteProviderRequest: WriteProviderRequest },
): Promise<ProviderResponse> {
  const { id: projectId } = await requireProject(ctx, input.ApplicationId);
  const request = input.WriteProviderRequest;
  const problems = providerProblems(request);
  if (problems.length > 0) throw new ValidationError(problems);
  return withTransaction(ctx, async (tx) => {
    const position = request.Position ?? (await nextPosition(tx, projectId, request.Channel));
    const id = newId();
    const [row] = await withUniqueName(request, () =>
      tx
        .db<ProviderRow>('providers')
        .insert({
          project_id: projectId,
          id,
          name: request.Name,
          channel: request.Channel,
          kind: request.Kind,
          position,
          enabled: request.Enabled ?? true,
          countries: request.Countries?.length ? [...request.Countries] : null,
          max_per_second: request.MaxPerSecond ?? null,
          settings: request.Settings ?? {},
          sealed_secrets: sealSecrets(tx, projectId, id, request.Secrets ?? {}),
          modified_by: ctx.actor.id,
          created_at: ctx.now(),
          modified_at: ctx.now(),
        })
        .returning('*'),
    );
    if (!row) throw new Error('Postgres gave no row back for the provider');
    return presentProvider(tx, row);
  });
}

async function nextPosition(ctx: Ctx, projectId: string, channel: string): Promise<number> {
  const rows = await providerRows(ctx, projectId).select('channel', 'position');
  if (rows.length >= MAX_PROVIDERS) {
    throw new ValidationError(`The application has ${MAX_PROVIDERS} providers: delete one first`);
  }
  const taken = rows.filter((row) => row.channel === channel).map(({ position }) => position);
  return Math.max(0, ...taken) + 1;
}
