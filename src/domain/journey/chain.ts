import type { EntryRefusal } from './entry-refusal.ts';

/** So many entries in a row may one journey cause the next. */
const LONGEST = 10;
/** Who was inside for longer than this before it caused the next entry begins a new row. */
const SOON_MS = 3_600_000;

/** The place in its row of an entry that a participant causes, who has a place itself. */
export function nextInChain(
  cause: { readonly chain: number; readonly enteredAt: Date },
  now: Date,
): number {
  return now.getTime() - cause.enteredAt.getTime() < SOON_MS ? cause.chain + 1 : 1;
}

/** Why an entry that a journey caused is refused: journeys that start each other at once would never end. */
export function chainRefusal(chain: number): EntryRefusal | undefined {
  return chain > LONGEST ? 'JOURNEY_CHAIN_EXCEEDED' : undefined;
}
