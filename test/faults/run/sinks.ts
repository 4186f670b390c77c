import type { Receipt } from '../check/history.ts';
import { MOODS, moodFor, type Mood } from '../generate/troubles.ts';

/** How long a sink that has a message says nothing before it cuts the connection. */
export const SILENCE_MS = 3_000;

/** What both sinks share: what they received, and how they take the next message. */
export class Inbox {
  readonly receipts: Receipt[] = [];
  readonly moods: Record<Mood, number>;
  readonly #attempts = new Map<string, number>();

  constructor(private readonly seed: string) {
    this.moods = Object.assign({}, ...Object.keys(MOODS).map((mood) => ({ [mood]: 0 })));
  }

  moodFor(message: string): Mood {
    const attempt = (this.#attempts.get(message) ?? 0) + 1;
    this.#attempts.set(message, attempt);
    const mood = moodFor(this.seed, message, attempt);
    this.moods[mood] += 1;
    return mood;
  }

  receive(receipt: Omit<Receipt, 'at'>): void {
    this.receipts.push({ ...receipt, at: Date.now() });
  }
}
