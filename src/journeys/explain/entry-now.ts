import type { Ctx } from '../../context.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import {
  entryEnds,
  entryRefusal,
  reentryRefusal,
  type JourneyState,
} from '../../domain/journey/index.ts';
import { segmentMismatch } from '../../segments/index.ts';
import type { EntryReason } from './item.ts';
import type { Person } from './person.ts';
import { refusalText } from './refusal-text.ts';
import type { History } from './rows.ts';
import type { ExplainedRun } from './run.ts';

export interface EntryAsked {
  readonly projectId: string;
  readonly state: JourneyState;
  readonly run: ExplainedRun;
  readonly person: Person;
  readonly history: History;
}

const CLOSED_STATES: Readonly<Partial<Record<JourneyState, EntryReason>>> = {
  DRAFT: {
    Code: 'NOT_PUBLISHED',
    Summary: 'The journey is a draft: nobody enters before it is published.',
  },
  PAUSED: {
    Code: 'JOURNEY_PAUSED',
    Summary: 'The journey is paused: nobody enters until it goes on.',
  },
  CLOSED: { Code: 'JOURNEY_CLOSED', Summary: 'The journey is CLOSED: its entry has ended.' },
  COMPLETED: { Code: 'JOURNEY_CLOSED', Summary: 'The journey is COMPLETED.' },
  CANCELLED: { Code: 'JOURNEY_CLOSED', Summary: 'The journey was CANCELLED.' },
};

/** Every rule that would keep a person out if it came now; none when it may come in. */
export async function entryReasons(ctx: Ctx, asked: EntryAsked): Promise<EntryReason[]> {
  const { person } = asked;
  const reasons = journeyReasons(ctx.now(), asked);
  if (person.endpoints.length === 0) {
    const Summary = `${person.name} has no endpoint in this project.`;
    reasons.push({ Code: 'ENDPOINT_NOT_FOUND', Summary });
  }
  for (const endpoint of person.endpoints) {
    reasons.push(...(await endpointReasons(ctx, asked, endpoint)));
  }
  return reasons;
}

function journeyReasons(now: Date, { state, run }: EntryAsked): EntryReason[] {
  const { startAt, problem, definition } = run;
  const closed = CLOSED_STATES[state];
  const end = startAt && entryEnds(definition, startAt);
  return [
    ...(closed ? [closed] : []),
    ...(problem ? [{ Code: 'ENTRY_PROBLEM', Summary: `The entry ended early: ${problem}.` }] : []),
    ...(startAt && startAt > now
      ? [{ Code: 'NOT_STARTED', Summary: `The journey starts at ${startAt.toISOString()}.` }]
      : []),
    ...(end && end <= now
      ? [{ Code: 'ENDED', Summary: `The end date of the journey, ${end.toISOString()}, is past.` }]
      : []),
  ];
}

async function endpointReasons(
  ctx: Ctx,
  { projectId, run: { definition }, history: { participants } }: EntryAsked,
  endpoint: Endpoint,
): Promise<EntryReason[]> {
  const { StartCondition: start, Limits: limits } = definition;
  const mine = participants.filter(
    ({ endpoint_id }) => endpoint_id === null || endpoint_id === endpoint.id,
  );
  const entries = mine.map(({ entered_at }) => entered_at);
  const earlier = {
    inside: mine.some(({ state }) => ['entered', 'waiting', 'held'].includes(state)),
    entries: entries.length,
    last: entries[0],
  };
  const refusals = [
    entryRefusal(endpoint, definition),
    reentryRefusal(limits, earlier, ctx.now()),
  ].filter((refusal) => refusal !== undefined);
  const reasons = refusals.map((refusal) => ({
    Code: refusal,
    Summary: `${endpoint.id} would be refused: ${refusalText(refusal, { entries, limits })}.`,
    EndpointId: endpoint.id,
  }));
  const segmentId =
    start?.SegmentStartCondition?.SegmentId ?? start?.EventStartCondition?.SegmentId;
  const unmet = segmentId ? await segmentMismatch(ctx, { projectId, segmentId }, endpoint) : [];
  return unmet.length === 0
    ? reasons
    : [
        ...reasons,
        {
          Code: 'NOT_IN_SEGMENT',
          Summary: `${endpoint.id} is not in segment ${segmentId}: ${unmet.join('; ')}.`,
          EndpointId: endpoint.id,
        },
      ];
}
