import type { Delivery, Finding, Receipt, WorldHistory } from './history.ts';
import { doneTo } from './plan.ts';

/** What was handed over before the answer arrives within this, however busy the machine. */
const HAND_OVER_MS = 15_000;

/** Nothing is handed over for a journey once its cancel was answered, nor to somebody whose opt-out was. */
export function afterTheFact(history: WorldHistory): Finding[] {
  const { deliveries, receipts, journeys, plan } = history;
  return [
    ...journeys.flatMap(({ key, id }) =>
      late(doneTo(history, 'cancel', key)?.answered, {
        rule: 'nothing leaves after a cancel',
        of: key,
        deliveries: deliveries.filter(({ JourneyId }) => JourneyId === id),
        receipts: receipts.filter(({ journey }) => journey === key),
      }),
    ),
    ...plan.people.flatMap(({ id }) =>
      late(doneTo(history, 'optOut', id)?.answered, {
        rule: 'nothing goes to who opted out',
        of: id,
        deliveries: deliveries.filter(({ EndpointId }) => EndpointId === id),
        receipts: receipts.filter(({ endpointId }) => endpointId === id),
      }),
    ),
  ];
}

interface Concerned {
  readonly rule: string;
  readonly of: string;
  readonly deliveries: readonly Delivery[];
  readonly receipts: readonly Receipt[];
}

function late(since: number | undefined, { rule, of, deliveries, receipts }: Concerned): Finding[] {
  if (since === undefined) return [];
  const handedOver = deliveries.flatMap(({ HandedOverDate, MessageId, State }) => {
    const after = HandedOverDate ? Date.parse(HandedOverDate) - since : 0;
    return after > 0
      ? [`${of}: ${MessageId} was handed over ${after} ms after, and is ${State}`]
      : [];
  });
  const received = receipts
    .filter(({ at }) => at > since + HAND_OVER_MS)
    .map(({ at, step }) => `${of}: the message of ${step} came ${at - since} ms after`);
  return [...handedOver, ...received].map((detail) => ({ rule, detail }));
}
