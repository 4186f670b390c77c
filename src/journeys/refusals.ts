import type { Ctx } from '../context.ts';
import type { EntryRefusal } from '../domain/journey/index.ts';
import type { RunRef } from '../orchestrator.ts';

interface Refused {
  readonly endpoint: { readonly id: string };
  readonly eventId?: string;
  readonly refusal?: EntryRefusal;
  /** Who it would be in the journey. */
  readonly participantId?: string;
}

/**
 * Records who is kept out and why, once for each event or round, but not of somebody whom an earlier attempt let
 * in for the same cause. Of the same reason in a later round only the count goes up, so a journey that refreshes
 * for a year does not fill the disk.
 */
export async function recordRefusals(
  tx: Ctx,
  run: RunRef,
  arrivals: readonly Refused[],
  round = 0,
): Promise<void> {
  const refused = arrivals.filter(({ refusal }) => refusal);
  if (refused.length === 0) return;
  const { projectId, journeyId, runId } = run;
  await tx.db.raw(
    `insert into journey_refusals as known (project_id, journey_id, run_id, endpoint_id, event_id, reason, at, round)
     select :projectId, :journeyId, :runId, asked."endpointId", asked."eventId", asked.reason, cast(:now as timestamptz), :round
       from jsonb_to_recordset(cast(:refused as jsonb)) as asked ("endpointId" text, "eventId" text, reason text, "participantId" text)
      where not exists (
        select from participants p
         where p.project_id = :projectId and p.journey_id = :journeyId and p.run_id = :runId
           and p.id = asked."participantId" and p.endpoint_id = asked."endpointId")
        and not exists (
        select from journey_refusals r
         where r.project_id = :projectId and r.journey_id = :journeyId and r.run_id = :runId
           and r.endpoint_id = asked."endpointId" and r.event_id = asked."eventId" and r.round >= :round)
     on conflict (project_id, journey_id, run_id, endpoint_id, event_id, reason) do update
        set times = known.times + 1, round = excluded.round, at = excluded.at
      where known.round < excluded.round`,
    {
      projectId,
      journeyId,
      runId,
      round,
      now: tx.now(),
      refused: JSON.stringify(
        refused.map(({ endpoint, eventId = '', refusal, participantId }) => ({
          participantId,
          endpointId: endpoint.id,
          eventId,
          reason: refusal,
        })),
      ),
    },
  );
}
