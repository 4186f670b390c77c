/** Where a participant is: what its workflow carries from wake-up to wake-up. Ids and times only. */
export interface Cursor {
  /** The step to do next; absent before the first. */
  readonly stepId?: string;
  /** How many steps were done: with the participant it names each visit of a step. */
  readonly visit: number;
  /** ISO 8601: since when the step has been waiting; absent until it waits. */
  readonly since?: string;
  /** ISO 8601: the turn that the message of this step has, where messages are paced. */
  readonly turn?: string;
  /** The message of this step has been held by the hours in which messages may go. */
  readonly held?: boolean;
}

/** What a participant does next, as its workflow is told. */
export type NextMove =
  | { readonly kind: 'wait'; readonly cursor: Cursor; readonly until: string; readonly at: string }
  /** The journey is paused: wait to be woken. */
  | { readonly kind: 'hold'; readonly cursor: Cursor }
  /** The provider can't take the message now: try again with patience, on the queue of its channel. */
  | {
      readonly kind: 'retry';
      readonly cursor: Cursor;
      readonly channel: SendChannel;
      readonly at: string;
    }
  | { readonly kind: 'left'; readonly outcome: string };

/** The channels that have a send queue of their own, so that a slow provider holds up no other. */
export const SEND_CHANNELS = ['EMAIL', 'SMS', 'PUSH', 'CUSTOM'] as const;
export type SendChannel = (typeof SEND_CHANNELS)[number];
