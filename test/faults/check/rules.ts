import { afterTheFact } from './after-the-fact.ts';
import { capsHold } from './caps.ts';
import { counters } from './counters.ts';
import { entries } from './entries.ts';
import type { Finding, WorldHistory } from './history.ts';
import { messages } from './messages.ts';
import { nobodyLost } from './nobody-lost.ts';
import { quietHours } from './quiet-hours.ts';

/** Every promise, each with what finds its breaches. */
const RULES: readonly ((history: WorldHistory) => Finding[])[] = [
  nobodyLost,
  entries,
  messages,
  afterTheFact,
  capsHold,
  quietHours,
  counters,
];

/** All breaches in the history of one project. */
export function check(history: WorldHistory): Finding[] {
  return RULES.flatMap((rule) => rule(history));
}
