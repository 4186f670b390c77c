import type { DeliveryResult } from '../deliveries/index.ts';
import { REASONS, type ReasonCode } from '../domain/delivery/index.ts';
import type { Out } from '../wire.ts';

export type MessageResult = NonNullable<Out<'SendMessages'>['Result']>[string];

type Answer = Pick<MessageResult, 'DeliveryStatus' | 'StatusCode'>;

const STATES: Record<DeliveryResult['state'], Answer> = {
  accepted: { DeliveryStatus: 'SUCCESSFUL', StatusCode: 200 },
  rejected: { DeliveryStatus: 'PERMANENT_FAILURE', StatusCode: 400 },
  refused: { DeliveryStatus: 'PERMANENT_FAILURE', StatusCode: 400 },
  unknown: { DeliveryStatus: 'UNKNOWN_FAILURE', StatusCode: 500 },
};

const TRY_AGAIN: Answer = { DeliveryStatus: 'TEMPORARY_FAILURE', StatusCode: 503 };

/** Where the reason says more than the state. */
const BY_REASON: Partial<Record<ReasonCode, Answer>> = {
  OPTED_OUT: { DeliveryStatus: 'OPT_OUT', StatusCode: 400 },
  DUPLICATE: { DeliveryStatus: 'DUPLICATE', StatusCode: 400 },
  ENDPOINT_NOT_FOUND: { DeliveryStatus: 'PERMANENT_FAILURE', StatusCode: 404 },
  ENDPOINT_INACTIVE: { DeliveryStatus: 'PERMANENT_FAILURE', StatusCode: 410 },
  TOKEN_EXPIRED: { DeliveryStatus: 'PERMANENT_FAILURE', StatusCode: 410 },
  PROVIDER_PACE: { DeliveryStatus: 'THROTTLED', StatusCode: 429 },
};

/** What the ledger says, in the words of the wire. The message's id is that of its row. */
export function messageResult(result: DeliveryResult): MessageResult {
  return {
    ...answerTo(result),
    StatusMessage: sentence(result),
    MessageId: result.deliveryId,
  };
}

function answerTo({ state, reason, transient }: DeliveryResult): Answer {
  if (state === 'rejected' && transient) return TRY_AGAIN;
  const isNo = state === 'refused' || state === 'rejected';
  return (isNo && reason && BY_REASON[reason]) || STATES[state];
}

function sentence({ deliveryId, state, reason, detail }: DeliveryResult): string {
  if (state === 'accepted') return `MessageId: ${deliveryId}`;
  const why = reason ? `${reason}: ${REASONS[reason]}` : REASONS.PROVIDER_SILENT;
  return detail ? `${why} ${detail}` : why;
}
