import { withTransaction, type Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import { presentProvider, type ProviderResponse } from './present.ts';
import { providerNotFound, type ProviderInput } from './require.ts';
import { openSecrets, providerRows, sealSecrets } from './row.ts';
import { withUniqueName } from './unique-name.ts';
import { providerProblems, type WriteProviderRequest } from './write-request.ts';

/** Replaces a provider's settings; secrets that are left out stay. Acts on the next message of every process. */
export async function updateProvider(
  ctx: Ctx,
  input: ProviderInput & { readonly WriteProviderRequest: WriteProviderRequest },
): Promise<ProviderResponse> {
  const { id: projectId } = await requireProject(ctx, input.ApplicationId);
  const request = input.WriteProviderRequest;
  return withTransaction(ctx, async (tx) => {
    const mine = () => providerRows(tx, projectId).where({ id: input.ProviderId });
    const current = await mine().first().forUpdate();
    if (!current) throw providerNotFound(input.ProviderId);
    const problems = [
      ...(request.Channel === current.channel
        ? []
        : [
            `Channel is "${request.Channel}": it can't be changed, this provider is for ${current.channel}`,
          ]),
      ...providerProblems(request, sameKind(request, current.kind) ? openSecrets(tx, current) : {}),
    ];
    if (problems.length > 0) throw new ValidationError(problems);
    const [row] = await withUniqueName(request, () =>
      mine()
        .update({
          name: request.Name,
          kind: request.Kind,
          position: request.Position ?? current.position,
          enabled: request.Enabled ?? current.enabled,
          countries: request.Countries?.length ? [...request.Countries] : null,
          max_per_second: request.MaxPerSecond ?? null,
          settings: request.Settings ?? {},
          sealed_secrets: request.Secrets
            ? sealSecrets(tx, projectId, current.id, request.Secrets)
            : current.sealed_secrets,
          version: current.version + 1,
          modified_by: ctx.actor.id,
          modified_at: ctx.now(),
        })
        .returning('*'),
    );
    if (!row) throw providerNotFound(input.ProviderId);
    // Whatever it failed of may be mended: it is tried again at once.
    await tx
      .db('provider_circuits')
      .where({ project_id: projectId, provider_id: current.id })
      .delete();
    return presentProvider(tx, row);
  });
}

/** Secrets of one service are never shown to another. */
function sameKind(request: WriteProviderRequest, kind: string): boolean {
  return request.Kind === kind;
}
