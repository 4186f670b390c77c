import type { Ctx } from '../context.ts';
import { cutPage, readPage } from '../paging.ts';
import { requireJourney } from './journey-row.ts';

/** Our own operation: who is in a journey, where, since when, and what they did. */
export interface ListJourneyParticipantsInput {
  readonly ApplicationId: string;
  readonly JourneyId: string;
  readonly PageSize?: string;
  readonly Token?: string;
}

export interface ParticipantView {
  readonly Id: string;
  readonly RunId: string;
  readonly EndpointId?: string;
  readonly UserId?: string;
  readonly State: string;
  readonly CurrentActivity?: string;
  readonly WaitsUntil?: string;
  readonly Outcome?: string;
  readonly EnteredDate: string;
  readonly LeftDate?: string;
  readonly Steps: {
    ActivityId: string;
    ActivityType: string;
    Outcome: string;
    Date: string;
    Detail?: string;
  }[];
}

interface Row {
  id: string;
  run_id: string;
  endpoint_id: string | null;
  user_id: string | null;
  state: string;
  step_id: string | null;
  waits_until: Date | null;
  outcome: string | null;
  entered_at: Date;
  left_at: Date | null;
  steps: { id: string; type: string; outcome: string; at: string; detail: string | null }[] | null;
}

export async function listJourneyParticipants(
  ctx: Ctx,
  { ApplicationId, JourneyId, PageSize, Token }: ListJourneyParticipantsInput,
): Promise<{ Item: ParticipantView[]; NextToken?: string }> {
  await requireJourney(ctx, ApplicationId, JourneyId);
  const { limit, after = ['', ''] } = readPage({ PageSize, Token });
  const { rows } = await ctx.db.raw<{ rows: Row[] }>(
    `select p.*, (select json_agg(json_build_object('id', step_id, 'type', type, 'outcome', outcome, 'at', at, 'detail', detail) order by visit)
                    from participant_steps s where s.project_id = p.project_id and s.journey_id = p.journey_id
                     and s.run_id = p.run_id and s.participant_id = p.id) as steps
       from participants p
      where project_id = ? and journey_id = ? and (run_id, id) > (?, ?)
      order by run_id, id limit ?`,
    [ApplicationId, JourneyId, after[0] ?? '', after[1] ?? '', limit + 1],
  );
  const { page, next } = cutPage(rows, limit, (row) => [row.run_id, row.id]);
  return {
    Item: page.map(present),
    ...next,
  };
}

function present(row: Row): ParticipantView {
  return {
    Id: row.id,
    RunId: row.run_id,
    EndpointId: row.endpoint_id ?? undefined,
    UserId: row.user_id ?? undefined,
    State: row.state.toUpperCase(),
    CurrentActivity: row.step_id ?? undefined,
    WaitsUntil: row.waits_until?.toISOString(),
    Outcome: row.outcome ?? undefined,
    EnteredDate: row.entered_at.toISOString(),
    LeftDate: row.left_at?.toISOString(),
    Steps: (row.steps ?? []).map((step) => ({
      ActivityId: step.id,
      ActivityType: step.type,
      Outcome: step.outcome,
      Date: new Date(step.at).toISOString(),
      Detail: step.detail ?? undefined,
    })),
  };
}
