import { isReasonCode } from '../domain/delivery/index.ts';
import type { DeliveryResult } from './request.ts';

export const DELIVERY_STATES = [
  'claimed',
  'handed_over',
  'accepted',
  'rejected',
  'unknown',
  'refused',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What an attempt needs to know of its row. */
export interface LedgerRow {
  readonly id: string;
  readonly send_key: string;
  readonly class: 'marketing' | 'transactional';
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly message_id: string;
  readonly attempts: number;
  /** Not in the ledger: a message that is held may be asked for again then. */
  readonly heldUntil?: Date | undefined;
}

/** Why a message is held rather than refused. */
const HOLDS = ['QUIET_TIME', 'PROVIDER_PACE'];

/** The row as the answer to whoever asked for the message, and may ask again at `heldUntil`. */
export function resultOf(row: LedgerRow): DeliveryResult {
  const { heldUntil } = row;
  const told = {
    deliveryId: row.id,
    messageId: row.message_id,
    ...(row.reason !== null && isReasonCode(row.reason) && { reason: row.reason }),
    ...(row.detail !== null && { detail: row.detail }),
  };
  switch (row.state) {
    case 'claimed':
      if (heldUntil && HOLDS.includes(row.reason ?? ''))
        return { ...told, state: 'refused', heldUntil };
      return { ...told, state: 'rejected', transient: true };
    case 'handed_over':
      return { ...told, state: 'unknown', reason: 'IN_PROGRESS', transient: true };
    case 'unknown':
      return {
        ...told,
        state: 'unknown',
        ...(row.class === 'transactional' && { transient: true }),
      };
    case 'accepted':
    case 'rejected':
    case 'refused':
      return { ...told, state: row.state };
  }
}
