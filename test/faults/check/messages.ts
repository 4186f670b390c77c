import type { Delivery, Finding, Receipt, WorldHistory } from './history.ts';

/** States in which a message has gone out, or may have. */
const OUT = ['accepted', 'unknown', 'handed_over'];

/**
 * What the sinks have is what the ledger says went out: each accepted message is there, none is there twice, and
 * one that is unknown at most once, as it is never sent again.
 */
export function messages(history: WorldHistory): Finding[] {
  return [...calls(history), ...mail(history)];
}

/** A webhook call has no name of its own, so those of one step to one endpoint are counted together. */
function calls({ journeys, deliveries, receipts }: WorldHistory): Finding[] {
  const keyOf = new Map(journeys.map(({ id, key }) => [id, key]));
  const ledger = group(
    deliveries.filter(({ ChannelType }) => ChannelType === 'CUSTOM'),
    (row) => placeOf(keyOf.get(row.JourneyId ?? ''), row.JourneyActivityId, row.EndpointId),
  );
  const received = group(
    receipts.filter(({ channel }) => channel === 'CUSTOM'),
    (one) => placeOf(one.journey, one.step, one.endpointId),
  );
  return [...new Set([...ledger.keys(), ...received.keys()])].flatMap((place) =>
    atPlace(place, ledger.get(place) ?? [], received.get(place) ?? []),
  );
}

function atPlace(place: string, rows: readonly Delivery[], there: readonly Receipt[]): Finding[] {
  const accepted = rows.filter(({ State }) => State === 'accepted').length;
  const most = rows.filter(({ State }) => OUT.includes(State)).length;
  if (there.length < accepted) {
    return [
      {
        rule: 'no message is lost',
        detail: `${place}: ${accepted} accepted, ${there.length} received`,
      },
    ];
  }
  return there.length <= most
    ? []
    : [
        {
          rule: 'no message comes twice',
          detail: `${place}: ${there.length} received, ${most} sent`,
        },
      ];
}

/** Mail has a name of its own, so here it is exact, message by message. */
function mail({ deliveries, receipts }: WorldHistory): Finding[] {
  const rows = new Map(deliveries.map((row) => [row.MessageId, row]));
  const received = group(
    receipts.filter(({ channel }) => channel === 'EMAIL'),
    ({ messageId }) => messageId ?? '',
  );
  const found: Finding[] = [];
  for (const [id, there] of received) {
    const row = rows.get(id);
    const times = `${id} (${there[0]?.endpointId}): ${there.length} received`;
    if (!row || !OUT.includes(row.State)) {
      found.push({
        rule: 'no message comes twice',
        detail: `${times}, and the ledger says ${row?.State ?? 'nothing'}`,
      });
    } else if (there.length > 1) {
      found.push({
        rule: 'no message comes twice',
        detail: `${times}, ${row.Attempts} attempts, ${row.State}`,
      });
    }
  }
  for (const { MessageId, State, ChannelType, EndpointId } of deliveries) {
    if (State !== 'accepted' || ChannelType !== 'EMAIL' || received.has(MessageId)) continue;
    found.push({
      rule: 'no message is lost',
      detail: `${MessageId} (${EndpointId}) was accepted and is not there`,
    });
  }
  return found;
}

function placeOf(journey = '', step = '', endpoint = ''): string {
  return `${journey} ${step} ${endpoint}`;
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const others = groups.get(key);
    if (others) others.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
