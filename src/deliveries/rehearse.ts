import { projectChannels, type ProjectChannels } from '../channels/index.ts';
import type { Ctx } from '../context.ts';
import { isReasonCode, type ReasonCode } from '../domain/delivery/index.ts';
import type { Cap } from '../domain/sending/index.ts';
import { isCapped, SOURCES } from './caps.ts';
import { consentColumns, SUPPRESSED } from './consent.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { DeliveryRequest, DeliveryResult } from './request.ts';

/** A message that counts for the caps of its recipient. */
interface Counted {
  readonly at: Date;
  readonly source: string;
  readonly journeyId: string | null;
}

/** The longest that a cap looks back. */
const LONGEST_CAP_MS = 30 * 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Deliveries that are only thought of, at the time of a virtual clock: everything up to the claim is done for real,
 * the ledger is read for what recipients had before, and nothing is handed over or written. What the journey itself
 * sent for real does not count.
 */
export class Rehearsal {
  readonly #counted = new Map<string, Counted[]>();
  #channels: ProjectChannels | undefined;
  readonly #ctx: Ctx;
  readonly #projectId: string;
  readonly #journeyId: string;

  constructor(ctx: Ctx, ref: { readonly projectId: string; readonly journeyId: string }) {
    this.#ctx = ctx;
    this.#projectId = ref.projectId;
    this.#journeyId = ref.journeyId;
  }

  /** What the ledger would say of these, in their order. */
  async deliver(requests: readonly DeliveryRequest[]): Promise<DeliveryResult[]> {
    this.#channels ??= await projectChannels(this.#ctx, this.#projectId);
    const messages = await prepare(this.#ctx, requests, this.#channels);
    const suppressed = await this.#suppressed(messages);
    const results: DeliveryResult[] = [];
    for (const prepared of messages) {
      results.push(await this.#judge(prepared, suppressed.get(prepared.request.key)));
    }
    return results;
  }

  /** In the order of the claim: the recipient, caps, hours, the message. */
  async #judge(
    { id, messageId, request, outcome }: Prepared,
    suppressed: ReasonCode | undefined,
  ): Promise<DeliveryResult> {
    const { endpoint, closed } = request;
    const about = { deliveryId: id, messageId };
    const refused = (reason: ReasonCode, detail?: string): DeliveryResult => ({
      ...about,
      state: 'refused',
      reason,
      ...(detail !== undefined && { detail }),
    });
    if ('optOut' in endpoint && endpoint.optOut === 'ALL') return refused('OPTED_OUT');
    if ('status' in endpoint && endpoint.status === 'INACTIVE') return refused('ENDPOINT_INACTIVE');
    if (suppressed) return refused(suppressed);
    const exceeded = await this.#exceededCap(request);
    if (exceeded) return refused(exceeded.reason);
    if (closed) {
      return { ...refused(closed.reason), ...(closed.until && { heldUntil: closed.until }) };
    }
    if (outcome.kind === 'refusal') return refused(outcome.refusal.reason, outcome.refusal.detail);
    await this.#count(request);
    return { ...about, state: 'accepted' };
  }

  /** What recipients said of messages to their addresses, by the keys of the messages. */
  async #suppressed(messages: readonly Prepared[]): Promise<Map<string, ReasonCode>> {
    const asked = messages.map((prepared) => ({
      key: prepared.request.key,
      class: prepared.request.class,
      ...consentColumns(this.#ctx, prepared),
    }));
    const { rows } = await this.#ctx.db.raw<{ rows: { key: string; verdict: string | null }[] }>(
      `select input.key, suppressed.verdict
         from jsonb_to_recordset(cast(:asked as jsonb))
           as input (key text, class text, consent_channel text, address_hash text, topic text)
         ${SUPPRESSED}`,
      { project: this.#projectId, asked: JSON.stringify(asked) },
    );
    return new Map(
      rows.flatMap(({ key, verdict }) =>
        verdict !== null && isReasonCode(verdict) ? [[key, verdict] as const] : [],
      ),
    );
  }

  async #exceededCap(request: DeliveryRequest): Promise<Cap | undefined> {
    const { caps = [], endpoint } = request;
    if (!isCapped(request) || endpoint.id === undefined) return undefined;
    const now = this.#ctx.now().getTime();
    const counted = await this.#countedFor(endpoint.id);
    return caps.find(({ most, hours, counts }) => {
      const had = counted.filter(
        ({ at, source, journeyId }) =>
          SOURCES[counts].includes(source) &&
          (counts !== 'this journey' || journeyId === this.#journeyId) &&
          at.getTime() <= now &&
          (hours === undefined || at.getTime() > now - hours * HOUR_MS),
      );
      return had.length >= most;
    });
  }

  async #count({ endpoint, class: kind, source }: DeliveryRequest): Promise<void> {
    if (kind !== 'marketing' || endpoint.id === undefined) return;
    const counted = await this.#countedFor(endpoint.id);
    counted.push({ at: this.#ctx.now(), source: source.kind, journeyId: this.#journeyId });
  }

  async #countedFor(endpointId: string): Promise<Counted[]> {
    const known = this.#counted.get(endpointId);
    if (known) return known;
    const rows = await this.#ctx
      .db('deliveries')
      .where({ project_id: this.#projectId, endpoint_id: endpointId, class: 'marketing' })
      .whereIn('state', ['handed_over', 'accepted', 'unknown'])
      .whereRaw('journey_id is distinct from ?', [this.#journeyId])
      .where('counted_at', '>', new Date(this.#ctx.now().getTime() - LONGEST_CAP_MS))
      .select<Counted[]>('counted_at as at', 'source', 'journey_id as journeyId');
    this.#counted.set(endpointId, rows);
    return rows;
  }
}
