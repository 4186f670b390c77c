import type { Ctx } from '../context.ts';
import type { JourneyState, ParticipantLevel } from '../domain/journey/index.ts';
import type { RunRef } from '../orchestrator.ts';
import type { SegmentVersions } from '../segments/index.ts';

/** What the entry of a run goes by. */
export interface RunFacts {
  readonly journeyState: JourneyState;
  readonly version: number;
  readonly level: ParticipantLevel;
  readonly startAt: Date;
  readonly round: number;
  /** The round is for those who were not in before: the segment was changed. */
  readonly onlyNew: boolean;
  /** The versions of the start segment, and of what it is built on, that the round began with. */
  readonly segmentVersions: SegmentVersions | null;
}

/** The facts about a run; undefined when it was deleted. */
export async function loadRun(
  ctx: Ctx,
  { projectId, journeyId, runId }: RunRef,
): Promise<RunFacts | undefined> {
  const { rows } = await ctx.db.raw<{ rows: RunFacts[] }>(
    `select j.state as "journeyState", r.version, r.level, coalesce(r.start_at, r.created_at) as "startAt",
            r.round, r.only_new as "onlyNew", r.segment_versions as "segmentVersions"
       from journey_runs r
       join journeys j on j.project_id = r.project_id and j.id = r.journey_id
      where r.project_id = :projectId and r.journey_id = :journeyId and r.id = :runId`,
    { projectId, journeyId, runId },
  );
  return rows[0];
}
