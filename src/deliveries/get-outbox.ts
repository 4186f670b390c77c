import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import { isDeliveryId } from './identity.ts';
import { outboxRows, presentOutboxRow, type OutboxRow } from './outbox-row.ts';

interface FullRow extends OutboxRow {
  readonly headers: Record<string, string>;
  readonly html: string | null;
  readonly text: string | null;
  readonly payload: unknown;
}

/** One message of the outbox as a provider would have got it. */
export async function getOutboxMessage(
  ctx: Ctx,
  input: { readonly ApplicationId: string; readonly MessageId: string },
) {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const row: FullRow | undefined = isDeliveryId(input.MessageId)
    ? await outboxRows(ctx, id)
        .where('o.delivery_id', input.MessageId)
        .first('o.*', 'd.endpoint_id', 'd.journey_id')
    : undefined;
  if (!row) throw new NotFoundError('There is no such message in the outbox');
  return {
    ...presentOutboxRow(row),
    Headers: row.headers,
    Html: row.html ?? undefined,
    Text: row.text ?? undefined,
    Payload: row.payload === null ? undefined : JSON.stringify(row.payload),
  };
}
