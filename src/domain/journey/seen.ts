/** What one condition of a split was found to be when it was evaluated, in words that a person can read. */
export interface Seen {
  readonly condition: string;
  readonly holds: boolean;
  /** The value by which that was decided. */
  readonly saw: string;
}

/** A row for each decision stays small, however long the values are. */
const LONGEST = 300;

export function seen(condition: string, holds: boolean, saw: string): Seen {
  return { condition: cut(condition), holds, saw: cut(saw) };
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
