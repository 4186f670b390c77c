import type { Ctx } from '../../context.ts';
import { projectSettings } from '../../projects/index.ts';
import { requireJourney } from '../journey-row.ts';
import { refusalItem } from './entry-items.ts';
import { entryReasons } from './entry-now.ts';
import { ignoredEvents } from './ignored-events.ts';
import type { EntryReason, ExplanationItem, Waiting } from './item.ts';
import { personOf, type Person } from './person.ts';
import { loadHistory, type History } from './rows.ts';
import { newestRun } from './run.ts';
import { dated, inOrder, timeline } from './timeline.ts';
import { waitingOf } from './waiting.ts';

/** Our own operation: what happened to one person in a journey, why not more, and what it waits for. */
export interface ExplainJourneyInput {
  readonly ApplicationId: string;
  readonly JourneyId: string;
  readonly EndpointId?: string;
  readonly UserId?: string;
}

export interface JourneyExplanation {
  readonly ApplicationId: string;
  readonly JourneyId: string;
  readonly JourneyName: string;
  readonly JourneyState: string;
  readonly Summary: string;
  readonly EndpointIds: readonly string[];
  readonly UserId?: string;
  /** In the order of time. */
  readonly Item: readonly ExplanationItem[];
  readonly Waiting: readonly Waiting[];
  /** What would keep it out if it came now. */
  readonly EntryReasons: readonly EntryReason[];
  /** There is more than is told: the oldest is left out. */
  readonly Truncated: boolean;
}

export async function explainJourney(
  ctx: Ctx,
  { ApplicationId, JourneyId, ...asked }: ExplainJourneyInput,
): Promise<JourneyExplanation> {
  const journey = await requireJourney(ctx, ApplicationId, JourneyId);
  const settings = await projectSettings(ctx, ApplicationId);
  const person = await personOf(ctx, ApplicationId, asked);
  const run = await newestRun(ctx, journey);
  const { definition } = run;
  const key = { project_id: ApplicationId, journey_id: JourneyId };
  const history = await loadHistory(ctx, key, person);
  const { participants } = history;

  const items = [
    ...(await ignoredEvents(ctx, ApplicationId, person, run, history)).map(dated),
    ...history.refusals.map((row) => dated(refusalItem(row, history, definition.Limits))),
    ...participants.flatMap((one) => timeline(one, history, { definition, settings })),
  ];
  const Waiting = participants.flatMap(
    (one) => waitingOf(one, history, definition, person.endpoints) ?? [],
  );
  const EntryReasons = await entryReasons(ctx, {
    projectId: ApplicationId,
    state: journey.state,
    run,
    person,
    history,
  });
  return {
    ApplicationId,
    JourneyId,
    JourneyName: journey.name,
    JourneyState: journey.state,
    Summary: summaryOf(person, history, Waiting, EntryReasons),
    EndpointIds: person.endpointIds,
    ...(person.userId !== undefined && { UserId: person.userId }),
    Item: inOrder(items),
    Waiting,
    EntryReasons,
    Truncated: history.isCut,
  };
}

function summaryOf(
  { name }: Person,
  { participants, refusals }: History,
  waiting: readonly Waiting[],
  reasons: readonly EntryReason[],
): string {
  const [first] = waiting;
  if (first) return `${name} is inside. ${first.Summary}`;
  const [last] = participants;
  const end = last?.left_at ? `, on ${last.left_at.toISOString()}` : '';
  if (last) {
    const how = last.state === 'cancelled' ? 'was taken out by a cancellation' : 'left';
    return `${name} was inside and ${how}${end}.`;
  }
  const [reason] = reasons;
  if (refusals.length > 0) return `${name} was refused and never inside.`;
  return `${name} never came in. ${reason?.Summary ?? 'Nothing stands against it: it enters when its event comes or the segment is read.'}`;
}
