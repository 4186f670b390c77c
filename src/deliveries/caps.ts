import type { Ctx } from '../context.ts';
import type { Cap } from '../domain/sending/index.ts';
import type { DeliveryRequest } from './request.ts';

/**
 * One claim at a time for each of these endpoints, until the transaction ends. Whoever counts what an
 * endpoint got does so in a statement of its own afterwards, and so sees what the one before it sent. In
 * the order of the keys, so that no two batches wait for each other.
 */
export async function lockRecipients(
  tx: Ctx,
  projectId: string,
  endpointIds: readonly string[],
): Promise<void> {
  // The seed keeps these keys apart from the lock of an entry by event.
  await tx.db.raw(
    `select pg_advisory_xact_lock(key) from (
       select distinct hashtextextended(:project || '/' || id, 1) as key
         from unnest(cast(:ids as text[])) as id order by key) as keys`,
    { project: projectId, ids: [...endpointIds] },
  );
}

/** The cap that a message would exceed. Counted is what left, or may have: a refusal by the provider is not. */
export const EXCEEDED_CAP = `left join lateral (
    select cap.reason
      from jsonb_to_recordset(input.caps)
        as cap (reason text, most integer, hours integer, journey text, sources text[])
     where input.class = 'marketing' and cap.most <= (
         select count(*) from deliveries sent
          where sent.project_id = :project and sent.endpoint_id = input.endpoint_id and sent.class = 'marketing'
            and sent.state in ('handed_over', 'accepted', 'unknown') and sent.source = any(cap.sources)
            and (cap.journey is null or sent.journey_id = cap.journey)
            and (cap.hours is null or sent.counted_at > (select now from clock) - make_interval(hours => cap.hours))
       ) + (
         select count(*) from input as ahead
          where ahead.endpoint_id = input.endpoint_id and ahead.send_key < input.send_key)
     limit 1
  ) as exceeded on true`;

/** The sources whose messages count for a cap. */
export const SOURCES: Record<Cap['counts'], readonly string[]> = {
  'this journey': ['journey'],
  'all journeys': ['journey'],
  'campaigns and journeys': ['campaign', 'journey'],
};

/** The caps of a message as the statement reads them. */
export function capRows({ caps, source }: DeliveryRequest) {
  return caps?.map(({ reason, most, hours, counts }) => ({
    reason,
    most,
    hours,
    sources: SOURCES[counts],
    journey: counts === 'this journey' && source.kind === 'journey' ? source.journeyId : undefined,
  }));
}

/** Whether the claim has to count; only then is there anything to lock. */
export function isCapped({ caps, endpoint, class: kind }: DeliveryRequest): boolean {
  return kind === 'marketing' && endpoint.id !== undefined && (caps?.length ?? 0) > 0;
}
