import { withTransaction, type Ctx } from '../context.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import { channelRow, credentialPurpose, type ChannelRow } from './channel-row.ts';
import { channelKind, type ChannelRequest, type SetUpType } from './kinds/index.ts';

/** Writes a channel's settings; credentials that are not given again stay. A new channel is on unless told otherwise. */
export async function setUpChannel<T extends SetUpType>(
  ctx: Ctx,
  projectId: string,
  type: T,
  request: ChannelRequest<T> & { readonly Enabled?: boolean },
): Promise<ChannelRow> {
  const { id } = await requireProject(ctx, projectId);
  const kind = channelKind(type);
  return withTransaction(ctx, async (tx) => {
    const current = await channelRow(tx, id, type).first().forUpdate();
    const problems = kind.problems(request, current?.config);
    if (problems.length > 0) throw new ValidationError(problems);

    const { config, credentials } = kind.read(request);
    const names = credentials ? Object.keys(credentials) : current?.config.credentials;
    const sealed = credentials
      ? ctx.vault.seal(credentialPurpose(id, type), JSON.stringify(credentials))
      : (current?.sealed_credentials ?? null);
    const [row] = await tx
      .db<ChannelRow>('channels')
      .insert({
        project_id: id,
        type,
        enabled: request.Enabled ?? current?.enabled ?? true,
        config: { ...config, ...(names && { credentials: names }) },
        sealed_credentials: sealed,
        version: (current?.version ?? 0) + 1,
        modified_by: ctx.actor.id,
        created_at: current?.created_at ?? ctx.now(),
        modified_at: ctx.now(),
      })
      .onConflict(['project_id', 'type'])
      .merge()
      .returning('*');
    if (!row) throw new Error('Postgres gave no row back for the channel');
    return row;
  });
}

/** @throws NotFoundError when the project never set this channel up */
export async function findChannel(
  ctx: Ctx,
  projectId: string,
  type: SetUpType,
): Promise<ChannelRow> {
  const { id } = await requireProject(ctx, projectId);
  const row = await channelRow(ctx, id, type).first();
  if (!row) throw notSetUp(type);
  return row;
}

/** Removes the channel with its credentials and answers with what it was. */
export async function removeChannel(
  ctx: Ctx,
  projectId: string,
  type: SetUpType,
): Promise<ChannelRow> {
  const { id } = await requireProject(ctx, projectId);
  const [row] = await channelRow(ctx, id, type).delete().returning('*');
  if (!row) throw notSetUp(type);
  return row;
}

function notSetUp(type: SetUpType): NotFoundError {
  return new NotFoundError(`The ${type} channel is not set up in this application`);
}
