import { addDuration, type EntryRefusal, type JourneyLimits } from '../../domain/journey/index.ts';

/** What somebody had been to the journey when it came. */
export interface Before {
  /** When it entered earlier, the newest first. */
  readonly entries: readonly Date[];
  readonly limits: JourneyLimits | undefined;
}

const TEXTS = {
  ENDPOINT_OPT_OUT: () => 'the endpoint has opted out of all messages (OptOut is ALL)',
  ENDPOINT_INACTIVE: () => 'the endpoint is INACTIVE',
  ENDPOINT_MISSING_ADDRESS: () => 'the endpoint has no Address',
  ENDPOINT_MISSING_CHANNEL: () => 'the endpoint has no ChannelType',
  ENDPOINT_MISSING_TIMEZONE: () =>
    "the journey starts at local time, and the endpoint's time zone is neither told nor can it be estimated",
  FILTERED_OUT_BY_SEGMENT: () => "it is not in the segment of the journey's start",
  ACTIVE_ENDPOINT_REJECTED: ({ entries }) =>
    `it was inside already${entries[0] ? `, since ${entries[0].toISOString()}` : ''}`,
  REENTRY_CAP_EXCEEDED: reentryText,
  JOURNEY_CHAIN_EXCEEDED: () =>
    'journeys that start each other had let it in too many times in a row',
  ENTRY_KEY_MISSING: () =>
    "the event has no value for the attribute that is the journey's EntryKey",
  ENTRY_KEY_REPEATED: () => 'it had entered with an event of the same EntryKey',
  PAUSED: () => 'the journey was paused when its event came',
} satisfies Record<EntryRefusal, (before: Before) => string>;

/** A rule that keeps somebody out, in words and with its numbers. */
export function refusalText(reason: EntryRefusal, before: Before): string {
  return TEXTS[reason](before);
}

function reentryText({ entries, limits }: Before): string {
  const { EndpointReentryCap: most, EndpointReentryInterval: interval } = limits ?? {};
  const [last] = entries;
  if (most && entries.length >= most) {
    const reached = entries[entries.length - most];
    return `the re-entry cap ${most} was reached on ${reached?.toISOString()}: it had entered ${entries.length} times`;
  }
  if (interval && last) {
    return `it entered on ${last.toISOString()} and may enter again after ${interval}, on ${addDuration(last, interval).toISOString()}`;
  }
  return 'it had entered as often as the limits allow';
}
