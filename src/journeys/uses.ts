import type { Ctx } from '../context.ts';
import type { JourneyDefinition, JourneyState, Uses } from '../domain/journey/index.ts';
import { cutPage, readPage, type PageInput, type Paged } from '../paging.ts';

/** A journey that something is needed by, and what would be missed in it. */
export interface JourneyUse {
  readonly ApplicationId: string;
  readonly JourneyId: string;
  readonly Name: string;
  readonly State: JourneyState;
  /** Members of the journey itself, such as StartCondition. */
  readonly Members: string[];
  readonly Activities: string[];
  /** How many are inside the journey now. */
  readonly Participants: number;
}

interface Row {
  readonly project_id: string;
  readonly id: string;
  readonly name: string;
  readonly state: JourneyState;
  readonly definition: JourneyDefinition;
  readonly reads: boolean;
  readonly inside: number;
}

interface Asked {
  /** Absent: all projects of the account. */
  readonly projectId?: string;
  /** A jsonpath over definitions that finds the journeys. */
  readonly path: string;
  readonly variables: object;
  /** A segment that a run may read as it was at launch, whatever the segments are built on by now. */
  readonly segmentId?: string;
  readonly usesOf: (definition: JourneyDefinition) => Uses;
}

/** A page of the journeys, drafts among them, that need something and are not over. */
export async function journeyUses(
  ctx: Ctx,
  { projectId, path, variables, segmentId, usesOf }: Asked,
  page: PageInput,
): Promise<Paged<JourneyUse>> {
  const { limit, after = ['', ''] } = readPage(page);
  const { rows } = await ctx.db.raw<{ rows: Row[] }>(
    `select j.project_id, j.id, j.name, j.state, j.definition, reads.reads,
            (select count(*) from participants i
              where i.project_id = j.project_id and i.journey_id = j.id and i.state in ('entered', 'waiting', 'held')) as inside
       from journeys j
       join projects p on p.id = j.project_id and p.account_id = :account
      cross join lateral (
         select exists (select from journey_runs r
           where r.project_id = j.project_id and r.journey_id = j.id and r.status in ('SCHEDULED', 'RUNNING')
             and jsonb_exists(r.segment_versions, :segment)) as reads) as reads
      where j.state in ('DRAFT', 'ACTIVE', 'PAUSED', 'CLOSED')
        and (cast(:project as text) is null or j.project_id = :project)
        and (reads.reads or jsonb_path_exists(j.definition, cast(:path as jsonpath), cast(:variables as jsonb)))
        and (j.project_id, j.id) > (:afterProject, :afterId)
      order by j.project_id, j.id limit :limit`,
    {
      account: ctx.account,
      project: projectId ?? null,
      segment: segmentId ?? '',
      path,
      variables: JSON.stringify(variables),
      afterProject: after[0] ?? '',
      afterId: after[1] ?? '',
      limit: limit + 1,
    },
  );
  const { page: shown, next } = cutPage(rows, limit, (row) => [row.project_id, row.id]);
  return { Item: shown.map((row) => present(row, usesOf(row.definition))), ...next };
}

function present(row: Row, { members, steps }: Uses): JourneyUse {
  return {
    ApplicationId: row.project_id,
    JourneyId: row.id,
    Name: row.name,
    State: row.state,
    Members: [...new Set([...(row.reads ? ['StartCondition'] : []), ...members])],
    Activities: [...steps],
    Participants: row.inside,
  };
}
