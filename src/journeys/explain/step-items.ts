import { conditionOf, type ExplanationItem } from './item.ts';
import type { History, ParticipantRow, StepRow } from './rows.ts';

/** What a participant did, in order: each step with when it was entered and left. */
export function stepItems(
  participant: ParticipantRow,
  { steps }: History,
): { readonly visit: number; readonly item: ExplanationItem }[] {
  const mine = steps.filter((step) => isOf(participant, step)).sort((a, b) => a.visit - b.visit);
  return mine.map((step, i) => {
    const entered = mine[i - 1]?.at ?? participant.entered_at;
    const item: ExplanationItem = {
      Date: step.at.toISOString(),
      Kind: 'STEP',
      Code: step.outcome,
      Summary: summaryOf(step, entered),
      RunId: step.run_id,
      ParticipantId: step.participant_id,
      ActivityId: step.step_id,
      ActivityType: step.type,
      EnteredDate: entered.toISOString(),
      ...(step.next_step && { NextActivity: step.next_step }),
      ...(step.seen && { Conditions: step.seen.map(conditionOf) }),
    };
    return { visit: step.visit, item };
  });
}

export function isOf(
  { run_id, id }: ParticipantRow,
  row: { readonly run_id: string; readonly participant_id: string },
): boolean {
  return row.run_id === run_id && row.participant_id === id;
}

function summaryOf(
  { step_id, type, at, outcome, next_step, detail, seen }: StepRow,
  entered: Date,
) {
  const times =
    at.getTime() === entered.getTime()
      ? `at ${at.toISOString()}`
      : `from ${entered.toISOString()} to ${at.toISOString()}`;
  const conditions = (seen ?? []).map(
    ({ condition, holds, saw }) =>
      ` Condition ${condition} ${holds ? 'held' : 'did not hold'}: ${saw}.`,
  );
  const way = next_step ? `went on to "${next_step}"` : 'the journey ended there';
  return `Was at "${step_id}" (${type}) ${times}: ${outcome}${detail ? ` (${detail})` : ''}, ${way}.${conditions.join('')}`;
}
