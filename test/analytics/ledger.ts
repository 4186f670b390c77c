import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../src/context.ts';

/** One message as the ledger has it, with what was reported of it. */
export interface Message {
  readonly id: string;
  readonly source: 'campaign' | 'journey' | 'direct' | 'otp';
  readonly channel: 'EMAIL' | 'SMS' | 'GCM' | 'APNS';
  readonly state: 'accepted' | 'rejected' | 'refused' | 'unknown' | 'handed_over';
  readonly at: Date;
  /** Absent: it went to a bare address. */
  readonly endpointId?: string;
  /** A campaign or a journey, its run, and of a journey the step. */
  readonly owner?: string;
  readonly runId?: string;
  readonly stepId?: string;
  readonly country?: string;
  readonly parts?: number;
  readonly reason?: string;
  readonly reports: readonly Report[];
}

export interface Report {
  readonly type: string;
  readonly at: Date;
  readonly price?: number;
  readonly recordStatus?: string;
}

/** An e-mail that was sent a minute ago; the test says what matters to it. */
export const message = (given: Partial<Message> = {}): Message => ({
  id: randomUUID(),
  source: 'direct',
  channel: 'EMAIL',
  state: 'accepted',
  at: new Date(Date.now() - 60_000),
  reports: [],
  ...given,
});

export const addressOf = (message: Message) => `${message.id.slice(0, 4)}@Example.com`;

/** Writes messages as the engine does. */
export async function writeLedger(ctx: Ctx, projectId: string, messages: readonly Message[]) {
  const deliveries = messages.map((message) => ({
    id: message.id,
    project_id: projectId,
    send_key: message.id,
    class: message.source === 'direct' ? 'transactional' : 'marketing',
    source: message.source,
    channel_type: message.channel,
    endpoint_id: message.endpointId,
    address: addressOf(message),
    campaign_id: message.source === 'campaign' ? message.owner : null,
    journey_id: message.source === 'journey' ? message.owner : null,
    run_id: message.runId,
    step_id: message.stepId,
    country_code: message.country,
    parts: message.parts,
    state: message.state,
    reason: message.reason,
    message_id: `<${message.id}@test>`,
    claimed_at: message.at,
  }));
  await ctx.db.batchInsert('deliveries', deliveries);
  await ctx.db.batchInsert(
    'events',
    messages.flatMap((message) =>
      message.reports.map((report, at) => ({
        project_id: projectId,
        endpoint_id: message.endpointId ?? message.id,
        id: `${message.id}/${at}`,
        type: report.type,
        at: report.at,
        attributes: attributesOf(message, report),
        metrics: report.price === undefined ? {} : { price_in_millicents_usd: report.price },
      })),
    ),
  );
}

/** Apps know the campaign of a push they open, and no message. */
function attributesOf({ id, owner, runId }: Message, { type, recordStatus }: Report) {
  return type === '_campaign.opened_notification'
    ? { campaign_id: owner, campaign_activity_id: runId }
    : { message_id: id, ...(recordStatus && { record_status: recordStatus }) };
}
