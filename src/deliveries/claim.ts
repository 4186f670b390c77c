import type { Knex } from 'knex';
import { coalescing } from '../coalescing.ts';
import { withTransaction, type Ctx } from '../context.ts';
import { smsParts } from '../domain/delivery/index.ts';
import { countryOf } from '../phone-numbers/index.ts';
import { capRows, isCapped, lockRecipients } from './caps.ts';
import { CLAIM, CLAIM_WITHIN_CAPS, LEASE } from './claim-statement.ts';
import { consentColumns } from './consent.ts';
import type { LedgerRow } from './ledger-row.ts';
import { outboxMessage } from './outbox-message.ts';
import type { Prepared } from './prepare.ts';
import type { DeliveryRequest } from './request.ts';

/** Takes the rows of these messages, and gives back those that are ours to send, are held or were refused now. */
export async function claim(
  ctx: Ctx,
  projectId: string,
  prepared: readonly Prepared[],
): Promise<LedgerRow[]> {
  const asked = { projectId, now: ctx.now(), rows: prepared.map((one) => inputRow(ctx, one)) };
  const capped = prepared.map(({ request }) => request).filter(isCapped);
  if (capped.length === 0) return claimUncapped(ctx, asked);
  return withTransaction(ctx, async (tx) => {
    const recipients = capped.flatMap(({ endpoint }) => endpoint.id ?? []);
    await lockRecipients(tx, projectId, recipients);
    return take(tx.db, CLAIM_WITHIN_CAPS, asked);
  });
}

interface Asked {
  readonly projectId: string;
  readonly now: Date;
  readonly rows: readonly ReturnType<typeof inputRow>[];
}

async function take(
  db: Knex,
  statement: string,
  { projectId, now, rows }: Asked,
): Promise<LedgerRow[]> {
  const claimed = await db.raw<{ rows: LedgerRow[] }>(statement, {
    rows: JSON.stringify(rows),
    project: projectId,
    now,
  });
  return claimed.rows;
}

const claimUncapped = coalescing(async (db, asked: readonly Asked[]) => {
  const claimed = new Map<string, LedgerRow>();
  for (const projectId of new Set(asked.map((one) => one.projectId))) {
    const ofProject = asked.filter((one) => one.projectId === projectId);
    const now = new Date(Math.max(...ofProject.map((one) => one.now.getTime())));
    const rows = ofProject.flatMap((one) => one.rows);
    // Two attempts with one key may meet here: one of them gets the row, as they would from the ledger.
    const once = [...new Map(rows.map((row) => [row.send_key, row])).values()];
    for (const row of await take(db, CLAIM, { projectId, now, rows: once })) {
      claimed.set(`${projectId} ${row.send_key}`, row);
    }
  }
  return asked.map(({ projectId, rows }) =>
    rows.flatMap(({ send_key: key }) => {
      const row = claimed.get(`${projectId} ${key}`);
      claimed.delete(`${projectId} ${key}`);
      return row ? [row] : [];
    }),
  );
});

/** The rows that an earlier or another attempt holds, as they stand; what a crash left behind becomes unknown. */
export async function standing(
  ctx: Ctx,
  projectId: string,
  keys: readonly string[],
): Promise<LedgerRow[]> {
  await ctx.db.raw(
    `update deliveries set state = 'unknown', reason = 'INTERRUPTED', settled_at = now()
      where project_id = ? and send_key = any(?) and state = 'handed_over' and class = 'marketing'
        and handed_over_at < now() - interval '${LEASE}'`,
    [projectId, [...keys]],
  );
  return ctx
    .db<LedgerRow & { project_id: string }>('deliveries')
    .select('id', 'send_key', 'class', 'state', 'reason', 'detail', 'message_id', 'attempts')
    .where('project_id', projectId)
    .whereIn('send_key', [...keys]);
}

function inputRow(ctx: Ctx, prepared: Prepared) {
  const { id, messageId, request, templateVersion, outcome } = prepared;
  const { key, source, endpoint, content } = request;
  const journey = source.kind === 'journey' ? source : undefined;
  return {
    id,
    send_key: key,
    class: request.class,
    source: source.kind,
    channel_type:
      content.channel === 'CUSTOM' ? 'CUSTOM' : (endpoint.channelType ?? content.channel),
    endpoint_id: endpoint.id,
    user_id: endpoint.id === undefined ? undefined : endpoint.userId,
    address: endpoint.address,
    journey_id: journey?.journeyId,
    run_id: journey?.runId,
    step_id: journey?.stepId,
    participant_id: journey?.participantId,
    template_name: content.template?.name,
    template_version: templateVersion,
    message_id: messageId,
    context: request.context,
    trace_id: request.traceId,
    as_of: request.asOf,
    caps: capRows(request),
    ...consentColumns(ctx, prepared),
    ...closedColumns(request),
    ...textColumns(outcome),
    ...outcomeColumns(outcome),
  };
}

/** What the metrics of text messages are counted by. */
function textColumns(outcome: Prepared['outcome']) {
  if (outcome.kind === 'refusal' || outcome.message.kind !== 'SMS') return {};
  const { to, body } = outcome.message;
  return { country_code: countryOf(to), parts: smsParts(body) };
}

function closedColumns({ closed }: DeliveryRequest) {
  if (!closed) return {};
  const { reason, until } = closed;
  return {
    closed: reason,
    hold: Boolean(until),
    opening: until && `Held until ${until.toISOString()}`,
  };
}

function outcomeColumns(outcome: Prepared['outcome']) {
  if (outcome.kind === 'refusal') {
    const { reason, detail } = outcome.refusal;
    return { state: 'refused', reason, detail };
  }
  const { provider, message } = outcome;
  return provider.kind === 'outbox'
    ? { state: 'accepted', provider: provider.name, outbox: outboxMessage(message) }
    : { state: 'handed_over', provider: provider.name };
}
