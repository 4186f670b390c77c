import type { Ctx } from '../context.ts';
import { entryEnds, nextRefresh, type JourneyDefinition } from '../domain/journey/index.ts';
import type { RunRef } from '../orchestrator.ts';
import { segmentVersions, type SegmentVersions } from '../segments/index.ts';
import type { RunFacts } from './run-facts.ts';

/** One reading of the members of a segment, from the first to the last. */
export interface Round {
  /** Counted from 0. */
  readonly number: number;
  /** Only those who were never in. */
  readonly onlyNew: boolean;
  readonly versions: SegmentVersions;
}

interface Entering {
  readonly segmentId: string;
  readonly definition: JourneyDefinition;
  readonly facts: RunFacts;
}

/** What follows when everybody has been asked. */
export type AfterRound =
  | { readonly kind: 'end' }
  /** The next round comes at `until`; without it now, because the segment was changed during this one. */
  | { readonly kind: 'rest'; readonly round: number; readonly until?: string };

/**
 * Begins a round, or the same one again. The segment is the one that stood when the first round began, unless
 * the journey follows its changes.
 */
export async function beginRound(
  ctx: Ctx,
  { projectId, journeyId, runId }: RunRef,
  { segmentId, definition, facts, number, onlyNew }: Entering & Omit<Round, 'versions'>,
): Promise<Round> {
  const follows = definition.RefreshOnSegmentUpdate || !facts.segmentVersions;
  const versions = follows
    ? await segmentVersions(ctx, { projectId, segmentId })
    : (facts.segmentVersions ?? {});
  await ctx
    .db('journey_runs')
    .where({ project_id: projectId, journey_id: journeyId, id: runId })
    .whereIn('status', ['SCHEDULED', 'RUNNING'])
    .where('round', '<=', number)
    .update({
      status: 'RUNNING',
      round: number,
      only_new: onlyNew,
      segment_versions: JSON.stringify(versions),
      updated_at: ctx.now(),
    });
  return { number, onlyNew, versions };
}

/** Whether the members are read again, and when. */
export async function afterRound(
  ctx: Ctx,
  { projectId }: RunRef,
  { segmentId, definition, facts: { startAt } }: Entering,
  { number, versions }: Round,
): Promise<AfterRound> {
  const { RefreshFrequency: interval, RefreshOnSegmentUpdate: follows } = definition;
  const next = { kind: 'rest', round: number + 1 } as const;
  if (follows) {
    const now = await segmentVersions(ctx, { projectId, segmentId });
    if (!areSame(now, versions)) return next;
  }
  if (!interval) return { kind: 'end' };
  const refresh = nextRefresh(startAt, interval, ctx.now());
  const end = entryEnds(definition, startAt);
  return { ...next, until: (refresh < end ? refresh : end).toISOString() };
}

function areSame(one: SegmentVersions, other: SegmentVersions): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
