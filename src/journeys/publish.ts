import type { Ctx } from '../context.ts';
import {
  firstLocalStart,
  publishProblems,
  segmentLevel,
  type JourneyDefinition,
  type ParticipantLevel,
} from '../domain/journey/index.ts';
import { findSegment } from '../segments/index.ts';
import { parseInstant } from '../domain/instant.ts';
import { ValidationError } from '../errors.ts';
import { newId } from '../ids.ts';
import { tellEngine, type RunRef } from '../orchestrator.ts';
import { authorOf } from './edit/version-row.ts';
import type { JourneyRow } from './journey-row.ts';
import { referenceProblems } from './references.ts';
import { watchEvents } from './watch.ts';
import { webhookProblems } from './webhooks.ts';

export interface PublishedRun extends RunRef {
  readonly startAt: Date | undefined;
}

/**
 * Freezes the draft as a version, makes its run and registers what starts it; all inside the caller's
 * transaction. `startPublished` follows after the commit.
 * @throws ValidationError with every problem of the graph and of what it refers to
 */
export async function publish(tx: Ctx, journey: JourneyRow): Promise<PublishedRun> {
  const { project_id: projectId, id: journeyId, definition } = journey;
  const problems = [
    ...publishProblems(definition, tx.now()),
    ...webhookProblems(definition, tx.settings.webhookHosts),
    ...(await referenceProblems(tx, projectId, definition)),
  ];
  if (problems.length > 0) {
    throw new ValidationError(`The journey can't be published: ${problems.join('; ')}`);
  }

  const version = (journey.live_version ?? 0) + 1;
  const runId = newId();
  const startAt = startTime(definition, tx.now());
  const key = { project_id: projectId, journey_id: journeyId };
  await tx.db('journey_versions').insert({
    ...key,
    version,
    definition: JSON.stringify(definition),
    author: authorOf(tx),
    published_at: tx.now(),
  });
  await tx.db('journey_runs').insert({
    ...key,
    id: runId,
    version,
    level: await participantLevel(tx, projectId, definition),
    status: 'SCHEDULED',
    start_at: startAt ?? tx.now(),
    created_at: tx.now(),
    updated_at: tx.now(),
  });
  await tx
    .db('journeys')
    .where({ project_id: projectId, id: journeyId })
    .update({ state: 'ACTIVE', live_version: version, modified_at: tx.now() });
  const eventTypes = startEventTypes(definition);
  if (eventTypes.length > 0) {
    await tx.db('triggers').insert(
      eventTypes.map((event_type) => ({
        project_id: projectId,
        event_type,
        kind: 'journey',
        target_id: journeyId,
      })),
    );
  }
  await watchEvents(tx, projectId, journeyId, definition);
  return { account: tx.account, projectId, journeyId, runId, startAt };
}

/** Starts the workflow of a published run, after the commit. */
export async function startPublished(ctx: Ctx, { startAt, ...run }: PublishedRun): Promise<void> {
  await tellEngine(ctx, 'start a run', () => ctx.orchestrator.startRun(run, startAt));
}

async function participantLevel(
  tx: Ctx,
  projectId: string,
  { StartCondition: start }: JourneyDefinition,
): Promise<ParticipantLevel> {
  const segmentId = start?.SegmentStartCondition?.SegmentId;
  const segment = segmentId && (await findSegment(tx, { projectId, segmentId }));
  return segment ? segmentLevel(segment) : 'endpoint';
}

/** When the entry begins; a local start begins in the zone whose clock shows it first. */
function startTime(definition: JourneyDefinition, now: Date): Date | undefined {
  const written = definition.Schedule?.StartTime;
  const at = firstLocalStart(definition) ?? (written ? parseInstant(written) : undefined);
  return at && at > now ? at : undefined;
}

function startEventTypes({ StartCondition: start }: JourneyDefinition): string[] {
  const types = start?.EventStartCondition?.EventFilter?.Dimensions.EventType?.Values ?? [];
  return [...new Set(types)];
}
