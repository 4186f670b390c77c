import type { JourneyLimits } from '../../domain/journey/index.ts';
import type { ExplanationItem } from './item.ts';
import { refusalText } from './refusal-text.ts';
import type { History, ParticipantRow, RefusalRow } from './rows.ts';

export function entryItem(participant: ParticipantRow): ExplanationItem {
  const { run_id, id, endpoint_id, user_id, event_id, entered_at } = participant;
  const who = endpoint_id === null ? `User ${user_id}` : `Endpoint ${endpoint_id}`;
  const cause = event_id === null ? 'as a member of the start segment' : `by event ${event_id}`;
  return {
    Date: entered_at.toISOString(),
    Kind: 'ENTRY_ACCEPTED',
    Code: event_id === null ? 'SEGMENT' : 'EVENT',
    Summary: `${who} entered ${cause}.`,
    RunId: run_id,
    ParticipantId: id,
    ...(endpoint_id !== null && { EndpointId: endpoint_id }),
    ...(event_id !== null && { EventId: event_id }),
  };
}

/** How it ended; none for somebody inside. */
export function endItems({
  run_id,
  id,
  state,
  outcome,
  left_at,
}: ParticipantRow): ExplanationItem[] {
  if (!left_at || (state !== 'left' && state !== 'cancelled')) return [];
  const isCancelled = state === 'cancelled';
  return [
    {
      Date: left_at.toISOString(),
      Kind: isCancelled ? 'CANCELLED' : 'LEFT',
      Code: outcome ?? (isCancelled ? 'CANCELLED' : 'COMPLETED'),
      Summary: isCancelled
        ? 'The journey was cancelled while it was inside.'
        : `Left the journey: ${outcome ?? 'COMPLETED'}.`,
      RunId: run_id,
      ParticipantId: id,
    },
  ];
}

export function refusalItem(
  row: RefusalRow,
  { participants }: History,
  limits: JourneyLimits | undefined,
): ExplanationItem {
  const { run_id, endpoint_id, event_id, reason, times, at } = row;
  const entries = participants
    .filter(
      (one) => one.entered_at < at && (one.endpoint_id === null || one.endpoint_id === endpoint_id),
    )
    .map(({ entered_at }) => entered_at);
  const cause = event_id ? `with event ${event_id}` : 'as a member of the start segment';
  const often = times > 1 ? ` ${times} times, the last time` : '';
  return {
    Date: at.toISOString(),
    Kind: 'ENTRY_REFUSED',
    Code: reason,
    Summary: `Endpoint ${endpoint_id} came ${cause} and was refused${often}: ${refusalText(reason, { entries, limits })}.`,
    RunId: run_id,
    EndpointId: endpoint_id,
    ...(event_id && { EventId: event_id }),
  };
}
