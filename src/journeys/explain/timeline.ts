import type { JourneyDefinition } from '../../domain/journey/index.ts';
import type { ProjectSettings } from '../../domain/project-settings.ts';
import { endItems, entryItem } from './entry-items.ts';
import type { ExplanationItem } from './item.ts';
import { messageItems } from './message-items.ts';
import type { History, ParticipantRow } from './rows.ts';
import { stepItems } from './step-items.ts';

/** An item, and the moment by which it stands among the others. */
export interface DatedItem {
  readonly at: string;
  readonly item: ExplanationItem;
}

export function dated(item: ExplanationItem): DatedItem {
  return { at: item.Date, item };
}

/**
 * All about one participant, in the order in which one thing followed from the other. A message stands with its
 * step: the ledger's clock is that of Postgres, the one of the steps that of the journey.
 */
export function timeline(
  participant: ParticipantRow,
  history: History,
  rules: { readonly definition: JourneyDefinition; readonly settings: ProjectSettings },
): DatedItem[] {
  const messages = messageItems(participant, history, rules);
  const steps = stepItems(participant, history);
  const known = new Set(steps.map(({ visit }) => visit));
  return [
    dated(entryItem(participant)),
    ...steps.flatMap(({ visit, item }) => [
      ...messages
        .filter((message) => message.visit === visit)
        .map((message) => ({ at: item.Date, item: message.item })),
      dated(item),
    ]),
    ...messages.filter(({ visit }) => !known.has(visit)).map(({ item }) => dated(item)),
    ...endItems(participant).map(dated),
  ];
}

/** By time; what happened at one moment stays in the order given. */
export function inOrder(items: readonly DatedItem[]): ExplanationItem[] {
  return [...items].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).map(({ item }) => item);
}
