import { Random } from './random.ts';

/** What is killed with SIGKILL, what is stopped for a while, and what is cut; and how often each. */
export const STRIKES = {
  worker: 4,
  /** The worker is stopped for longer than a workflow task may take, and then goes on as if nothing had been. */
  freeze: 2,
  api: 3,
  temporal: 2,
  /** The whole server. */
  postgres: 2,
  /** One process of it: Postgres ends all its connections and recovers. */
  backend: 1,
  /** pg_terminate_backend on every connection that Cairn has. */
  connections: 3,
} as const;

export type Strike = keyof typeof STRIKES;

export interface PlannedStrike {
  readonly at: number;
  readonly what: Strike;
}

/** Strikes at random moments of `lasts` milliseconds, `every` so many on average; each kind once if there is room. */
export function makeStrikes(seed: string, lasts: number, every: number): PlannedStrike[] {
  const random = new Random(`${seed}/strikes`);
  const kinds = Object.keys(STRIKES) as Strike[];
  const count = Math.max(1, Math.round(lasts / every));
  const first = random.sample(kinds, Math.min(count, kinds.length));
  return Array.from({ length: count }, (_, i) => ({
    at: Math.round(random.next() * lasts),
    what: first[i] ?? random.weighted(STRIKES),
  })).sort((a, b) => a.at - b.at);
}

/** Temporal gives a task to another after 10 seconds. */
export const FREEZE_MS = 12_000;

/** How a sink takes a message. */
export const MOODS = {
  accepts: 84,
  /** It has the message, and the connection ends without an answer. */
  'cut after accepting': 5,
  /** It has the message, and does not answer for seconds; then the connection ends. */
  'silent after accepting': 1,
  /** The connection ends while the message comes. */
  'cut before accepting': 4,
  busy: 6,
} as const;

export type Mood = keyof typeof MOODS;

/** How a sink takes this attempt for this message: always the same for the same seed. */
export function moodFor(seed: string, message: string, attempt: number): Mood {
  return new Random(`${seed}/${message}/${attempt}`).weighted(MOODS);
}
