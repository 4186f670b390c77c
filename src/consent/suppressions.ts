import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { cutPage, readPage, timeKey, idKey, type Paged, type PageInput } from '../paging.ts';
import { requireProject } from '../projects/index.ts';
import { addressHash } from './address-hash.ts';
import { readAddress, readSuppressions, type SuppressionItem } from './problems.ts';
import { allowAgain, suppress } from './suppress.ts';

interface ProjectInput {
  readonly ApplicationId: string;
}

export interface SuppressionResponse {
  readonly Channel: string;
  /** Absent once the person was erased: the entry holds by its hash. */
  readonly Address?: string;
  readonly AddressHash: string;
  readonly Topic?: string;
  readonly Scope: string;
  readonly Reason: string;
  readonly CreationDate: string;
}

/** Adds addresses to the suppression list, all or none; from then on they get no message of the scope. */
export async function putSuppressions(
  ctx: Ctx,
  input: ProjectInput & {
    readonly WriteSuppressionsRequest: { readonly Item: readonly SuppressionItem[] };
  },
): Promise<{ Accepted: number }> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const suppressions = readSuppressions(input.WriteSuppressionsRequest.Item);
  await suppress(ctx, id, suppressions);
  return { Accepted: suppressions.length };
}

interface Row {
  readonly channel: string;
  readonly address: string | null;
  readonly address_hash: Buffer;
  readonly topic: string;
  readonly scope: string;
  readonly reason: string;
  readonly created_at: Date;
}

/** The suppression list of a project, oldest first, page by page: also its export. */
export async function listSuppressions(
  ctx: Ctx,
  input: ProjectInput & PageInput,
): Promise<Paged<SuppressionResponse>> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const { limit, after } = readPage(input, [timeKey, idKey, idKey, idKey]);
  const { rows } = await ctx.db.raw<{ rows: Row[] }>(
    `select channel, address, address_hash, topic, scope, reason, date_trunc('milliseconds', created_at) as created_at
       from suppressions where project_id = :id
        ${after ? `and (date_trunc('milliseconds', created_at), channel, encode(address_hash, 'hex'), topic) > (cast(:at as timestamptz), :channel, :hash, :topic)` : ''}
      order by date_trunc('milliseconds', created_at), channel, encode(address_hash, 'hex'), topic limit :rows`,
    {
      id,
      rows: limit + 1,
      ...(after && { at: after[0], channel: after[1], hash: after[2], topic: after[3] }),
    },
  );
  const { page, next } = cutPage(rows, limit, (row) => [
    row.created_at.toISOString(),
    row.channel,
    row.address_hash.toString('hex'),
    row.topic,
  ]);
  return { Item: page.map(present), ...next };
}

/** Takes an address off the list, for every topic. @throws NotFoundError when it is not on it */
export async function deleteSuppression(
  ctx: Ctx,
  input: ProjectInput & { readonly Channel: string; readonly Address: string },
): Promise<SuppressionResponse> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const { channel, address } = readAddress(input);
  const hash = Buffer.from(addressHash(ctx, id, channel, address), 'hex');
  const row = await ctx
    .db<Row & { project_id: string }>('suppressions')
    .where({ project_id: id, channel, address_hash: hash })
    .orderBy('topic')
    .first();
  if (!row || !(await allowAgain(ctx, id, { channel, address, reason: 'MANUAL' }))) {
    throw new NotFoundError(`There is no suppression of this ${channel} address`);
  }
  return present(row);
}

function present(row: Row): SuppressionResponse {
  return {
    Channel: row.channel,
    ...(row.address !== null && { Address: row.address }),
    AddressHash: row.address_hash.toString('hex'),
    ...(row.topic !== '' && { Topic: row.topic }),
    Scope: row.scope,
    Reason: row.reason,
    CreationDate: row.created_at.toISOString(),
  };
}
