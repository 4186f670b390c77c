import { Duration } from 'luxon';
import type { EvaluationWaits } from './awaiting.ts';
import type { SimpleCondition, Step } from './definition.ts';
import { isDuration } from './durations.ts';

export type { EvaluationWaits } from './awaiting.ts';

/** Those of the original service. */
export const DEFAULT_EVALUATION_WAITS: EvaluationWaits = { Message: 'PT1H', Custom: 'PT15M' };

/** The wait after one message; undefined when there is none. */
export function waitAfter(
  message: Step,
  { Message, Custom }: EvaluationWaits,
): { readonly WaitFor: string } | undefined {
  const WaitFor = message.CUSTOM ? Custom : Message;
  return isDuration(WaitFor) ? { WaitFor } : undefined;
}

/** The steps whose messages the conditions ask about. */
export function askedMessages(conditions: readonly (SimpleCondition | undefined)[]): string[] {
  return conditions.flatMap((condition) => condition?.EventCondition?.MessageActivity ?? []);
}

/** What is wrong with waits as written. */
export function evaluationWaitsProblems(waits: Partial<EvaluationWaits>): string[] {
  return Object.entries(waits).flatMap(([name, text]) =>
    isDuration(text) || Duration.fromISO(text).toMillis() === 0
      ? []
      : [
          `EvaluationWaits.${name} is "${text}": expected an ISO 8601 duration such as PT1H; PT0S evaluates at once`,
        ],
  );
}
