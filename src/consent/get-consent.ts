import type { Ctx } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import { addressHash } from './address-hash.ts';
import { readAddress } from './problems.ts';
import { recipientTopics } from './recipient-topics.ts';

const LAST_CHANGES = 100;

export interface ConsentResponse {
  /** Topics of the project, and whether this address gets them. */
  readonly Topics: readonly { readonly Name: string; readonly Subscribed: boolean }[];
  /** Whether anything at all but what people ask for is sent there. */
  readonly Subscribed: boolean;
  /** Newest first, the last 100. */
  readonly History: readonly {
    readonly Change: string;
    readonly Reason: string;
    readonly Topic?: string;
    readonly By: string;
    readonly MessageId?: string;
    readonly Detail?: string;
    readonly Date: string;
  }[];
}

interface Row {
  readonly change: string;
  readonly reason: string;
  readonly topic: string;
  readonly actor: string;
  readonly delivery_id: string | null;
  readonly detail: string | null;
  readonly at: Date;
}

/** What somebody agreed to: how it is now, and every change of it: who, when, by what. */
export async function getConsent(
  ctx: Ctx,
  input: { readonly ApplicationId: string; readonly Channel: string; readonly Address: string },
): Promise<ConsentResponse> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const recipient = readAddress(input);
  const { leftAll, topics } = await recipientTopics(ctx, id, recipient);
  const hash = addressHash(ctx, id, recipient.channel, recipient.address);
  const rows = await ctx
    .db<Row & { project_id: string; channel: string; address_hash: Buffer; id: string }>(
      'consent_history',
    )
    .where({ project_id: id, channel: recipient.channel, address_hash: Buffer.from(hash, 'hex') })
    .orderBy('id', 'desc')
    .limit(LAST_CHANGES);
  return {
    Topics: topics.map(({ name, left }) => ({ Name: name, Subscribed: !left && !leftAll })),
    Subscribed: !leftAll,
    History: rows.map((row) => ({
      Change: row.change,
      Reason: row.reason,
      ...(row.topic !== '' && { Topic: row.topic }),
      By: row.actor,
      ...(row.delivery_id !== null && { MessageId: row.delivery_id }),
      ...(row.detail !== null && { Detail: row.detail }),
      Date: row.at.toISOString(),
    })),
  };
}
