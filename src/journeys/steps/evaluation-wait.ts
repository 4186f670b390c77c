import {
  askedMessages,
  DEFAULT_EVALUATION_WAITS,
  findStep,
  stepsOf,
  waitAfter,
  waitEnd,
  type SimpleCondition,
  type WaitTime,
} from '../../domain/journey/index.ts';
import type { Effects } from '../effects.ts';
import type { Visit } from './runner.ts';
import { stillWaits } from './wait.ts';

/** Outcomes of messages that somebody may react to. */
const MAY_HAVE_ARRIVED: readonly string[] = ['SUCCESS', 'UNKNOWN'];

/**
 * Until when a split waits before it evaluates; undefined when it may now. Without a wait of its own it gives each
 * message that it asks about some time, which counts from when that was sent.
 */
export async function untilEvaluation(
  effects: Effects,
  written: WaitTime | undefined,
  conditions: readonly (SimpleCondition | undefined)[],
  visit: Visit,
): Promise<Date | undefined> {
  if (written) return stillWaits(effects, written, visit);
  const { definition, participant, sent } = visit;
  const waits = { ...DEFAULT_EVALUATION_WAITS, ...participant.settings.EvaluationWaits };
  const now = effects.now();
  let until = now;
  for (const id of askedMessages(conditions)) {
    const message = findStep(stepsOf(definition), id);
    const wait = message && waitAfter(message, waits);
    const done = wait && (await sent(id));
    if (!done || !MAY_HAVE_ARRIVED.includes(done.outcome)) continue;
    const end = waitEnd(wait, done.at, participant.pauses, now);
    if (end > until) until = end;
  }
  return until > now ? until : undefined;
}
