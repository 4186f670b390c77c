import { isReasonCode, REASONS } from '../../domain/delivery/index.ts';
import type { JourneyDefinition } from '../../domain/journey/index.ts';
import type { ProjectSettings } from '../../domain/project-settings.ts';
import { journeyCaps, type Cap } from '../../domain/sending/index.ts';
import type { ExplanationItem } from './item.ts';
import { isOf } from './step-items.ts';
import type { History, MessageRow, ParticipantRow } from './rows.ts';

const STATES: Readonly<Record<string, string>> = {
  claimed: 'has not left yet',
  handed_over: 'is with its provider, which has not answered yet',
  accepted: 'was accepted',
  rejected: 'was refused by its provider',
  unknown: 'was given to its provider, and nobody knows what became of it',
  refused: 'was not sent',
};

interface VisitMessage {
  readonly visit: number;
  readonly item: ExplanationItem;
}

/** Every message that a participant got, or did not get and why. */
export function messageItems(
  participant: ParticipantRow,
  { messages }: History,
  { definition, settings }: { definition: JourneyDefinition; settings: ProjectSettings },
): VisitMessage[] {
  const caps = journeyCaps(definition.Limits, settings);
  return messages
    .filter((message) => isOf(participant, message))
    .map((row) => ({ visit: visitOf(row), item: itemOf(row, caps) }));
}

/** The number of the visit that sent it, as its key says. */
function visitOf({ send_key, run_id, participant_id, step_id }: MessageRow): number {
  const rest = send_key.slice(`journey/${run_id}/${participant_id}/${step_id}/`.length);
  return Number.parseInt(rest, 10);
}

function itemOf(row: MessageRow, caps: readonly Cap[]): ExplanationItem {
  const until = heldUntil(row);
  return {
    Date: (row.settled_at ?? row.claimed_at).toISOString(),
    Kind: 'MESSAGE',
    Code: row.reason ?? row.state.toUpperCase(),
    Summary: summaryOf(row, until, caps),
    RunId: row.run_id,
    ParticipantId: row.participant_id,
    ActivityId: row.step_id,
    ...(row.endpoint_id && { EndpointId: row.endpoint_id }),
    DeliveryId: row.id,
    ChannelType: row.channel_type,
    State: until ? 'HELD' : row.state.toUpperCase(),
    ...(until && { Until: until.toISOString() }),
  };
}

/** As the ledger says it. */
const HELD = /^Held until (\d{4}-\S+Z)$/;

/** When a message that is held may go; undefined when it is not held. */
export function heldUntil({ state, reason, detail }: MessageRow): Date | undefined {
  if (state !== 'claimed' || reason !== 'QUIET_TIME' || detail === null) return undefined;
  const until = HELD.exec(detail)?.[1];
  return until === undefined ? undefined : new Date(until);
}

function summaryOf(row: MessageRow, until: Date | undefined, caps: readonly Cap[]): string {
  const what = `${row.channel_type} message of "${row.step_id}"${row.endpoint_id ? ` to ${row.endpoint_id}` : ''}`;
  if (until) {
    return `${what} is held until ${until.toISOString()}: ${REASONS.QUIET_TIME}`;
  }
  const by = row.state === 'accepted' && row.provider ? ` by ${row.provider}` : '';
  const why = row.reason && isReasonCode(row.reason) ? `: ${REASONS[row.reason]}` : '.';
  return [
    `${what} ${STATES[row.state] ?? row.state}${by}${why}`,
    ...capNumbers(row.reason, caps),
    ...(row.detail && row.state !== 'claimed' ? [`(${row.detail})`] : []),
  ].join(' ');
}

/** The limits of today, with their numbers. */
function capNumbers(reason: string | null, caps: readonly Cap[]): string[] {
  return caps
    .filter((cap) => cap.reason === reason)
    .map(
      ({ most, hours, counts }) =>
        `At most ${most} ${hours === undefined ? 'in all' : `in ${hours} hours`}, counting ${counts}.`,
    );
}
