import type { SendChannel } from '../src/domain/journey/participant.ts';

/** Journey workflows, and the local activities that walk participants. */
export const JOURNEYS = 'cairn-journeys';
/** Entering pages of a segment, which sends what comes first: a slow provider holds up other entries only. */
export const ENTRY = 'cairn-entry';
/** Resuming and ending runs, sweeping: bulk work that must not hold up a participant. */
export const BACKGROUND = 'cairn-background';

/** Each channel has its own queue, so that one slow provider holds up no other channel. */
export function sendQueue(channel: SendChannel): string {
  return `cairn-send-${channel.toLowerCase()}`;
}
