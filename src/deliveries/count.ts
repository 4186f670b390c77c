import { deliveries } from '../metrics/index.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { DeliveryRequest } from './request.ts';

/** Counts what this attempt did, in the state it left each message in; what others had done before is not its own. */
export function countAttempts(
  requests: readonly DeliveryRequest[],
  rows: readonly LedgerRow[],
): void {
  const channels = new Map(requests.map(({ key, content }) => [key, content.channel]));
  for (const { send_key, state } of rows) {
    deliveries.inc({ channel: channels.get(send_key), state });
  }
}
