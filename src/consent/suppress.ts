import { withTransaction, type Ctx } from '../context.ts';
import {
  SUPPRESSION_REASONS,
  type ConsentChannel,
  type SuppressionReason,
  type SuppressionScope,
} from '../domain/consent/index.ts';
import { addressHash } from './address-hash.ts';

/** Somebody who is to get no more messages, and how we know. */
export interface Suppression {
  readonly channel: ConsentChannel;
  readonly address: string;
  readonly reason: SuppressionReason;
  /** Absent: every topic. */
  readonly topic?: string;
  /** Absent: as the reason has it. */
  readonly scope?: SuppressionScope;
  /** The message that the person answered. */
  readonly deliveryId?: string;
  /** Their own words, or the words that they were shown. */
  readonly detail?: string;
}

// A stricter scope is never loosened by a later, milder "no".
const SUPPRESS = `
  with given as (
    select * from jsonb_to_recordset(cast(:rows as jsonb)) as g (channel text, address_hash text, topic text,
      scope text, reason text, address text, delivery_id uuid, detail text)
  ), one_each as (
    select distinct on (channel, address_hash, topic) *, decode(address_hash, 'hex') as hash from given
    order by channel, address_hash, topic, scope
  ), stored as (
    insert into suppressions as s (project_id, channel, address_hash, topic, scope, reason, address, created_at)
    select :project, channel, hash, topic, scope, reason, address, cast(:now as timestamptz) from one_each
    on conflict (project_id, channel, address_hash, topic) do update set
      scope = case when s.scope = 'ALL' then 'ALL' else excluded.scope end,
      reason = case when s.scope = 'ALL' and excluded.scope <> 'ALL' then s.reason else excluded.reason end,
      address = excluded.address
  )
  insert into consent_history (project_id, channel, address_hash, topic, change, reason, actor, delivery_id, detail, at)
  select :project, channel, hash, topic, 'OUT', reason, :actor, delivery_id, detail, cast(:now as timestamptz) from one_each`;

/** From its commit on, no message of the scope is claimed for these addresses. */
export async function suppress(
  ctx: Ctx,
  projectId: string,
  suppressions: readonly Suppression[],
): Promise<void> {
  if (suppressions.length === 0) return;
  const rows = suppressions.map((one) => ({
    channel: one.channel,
    address_hash: addressHash(ctx, projectId, one.channel, one.address),
    topic: one.topic ?? '',
    scope: one.scope ?? SUPPRESSION_REASONS[one.reason].scope,
    reason: one.reason,
    address: one.address,
    delivery_id: one.deliveryId,
    detail: one.detail,
  }));
  await ctx.db.raw(SUPPRESS, {
    rows: JSON.stringify(rows),
    project: projectId,
    actor: ctx.actor.id,
    now: ctx.now(),
  });
}

export interface Permission {
  readonly channel: ConsentChannel;
  readonly address: string;
  /** Absent: everything that was said is taken back. */
  readonly topic?: string;
  /** Absent: of either scope. A person's choice of topics says nothing of a mailbox that bounces. */
  readonly scope?: SuppressionScope;
  readonly reason: string;
  readonly deliveryId?: string;
  readonly detail?: string;
}

/** The person agreed again. @returns whether there was anything to take back */
export async function allowAgain(
  ctx: Ctx,
  projectId: string,
  { channel, address, topic, scope, reason, deliveryId, detail }: Permission,
): Promise<boolean> {
  const address_hash = Buffer.from(addressHash(ctx, projectId, channel, address), 'hex');
  return withTransaction(ctx, async (tx) => {
    const removed = await tx
      .db('suppressions')
      .where({
        project_id: projectId,
        channel,
        address_hash,
        ...(topic !== undefined && { topic }),
        ...(scope && { scope }),
      })
      .delete()
      .returning<{ topic: string }[]>('topic');
    if (removed.length === 0) return false;
    await tx.db('consent_history').insert(
      removed.map((row) => ({
        project_id: projectId,
        channel,
        address_hash,
        topic: row.topic,
        change: 'IN',
        reason,
        actor: ctx.actor.id,
        delivery_id: deliveryId ?? null,
        detail: detail ?? null,
        at: ctx.now(),
      })),
    );
    return true;
  });
}
