import type { Ctx } from '../../../src/context.ts';
import type { RunRef } from '../../../src/orchestrator.ts';
import type { Path, Story } from './world.ts';

const GRID = 5 * 60_000;

interface Row {
  readonly id: string;
  readonly visits: { step: string; outcome: string; at: string }[] | null;
  readonly messages: { endpoint: string; step: string; at: string }[] | null;
}

/** What the engine did, from what it recorded. */
export async function tellStory(ctx: Ctx, projectId: string, { runId }: RunRef): Promise<Story> {
  const { rows } = await ctx.db.raw<{ rows: Row[] }>(
    `select p.id,
            (select json_agg(json_build_object('step', step_id, 'outcome', outcome, 'at', at) order by visit)
               from participant_steps s where s.run_id = p.run_id and s.participant_id = p.id) as visits,
            (select json_agg(json_build_object('endpoint', endpoint_id, 'step', step_id, 'at', counted_at) order by counted_at)
               from deliveries d where d.run_id = p.run_id and d.participant_id = p.id and d.state = 'accepted') as messages
       from participants p where p.project_id = ? and p.run_id = ?`,
    [projectId, runId],
  );
  const refusals = await ctx
    .db('journey_refusals')
    .where({ project_id: projectId, run_id: runId })
    .whereNot('event_id', '')
    .select<{ endpoint_id: string; event_id: string; reason: string }[]>();
  const instants = <T extends { at: string }>(list: readonly T[] | null) =>
    (list ?? []).map((one) => ({ ...one, at: Date.parse(one.at) }));
  return {
    paths: Object.fromEntries(
      rows.map(({ id, visits, messages }) => [
        id,
        { visits: instants(visits), messages: instants(messages) },
      ]),
    ),
    refusals: refusals.map((one) => `${one.endpoint_id} ${one.event_id} ${one.reason}`),
  };
}

/** A story that can be compared and read: hours and minutes since the beginning, in steps of five minutes. */
export function readable({ paths, refusals }: Story, base: number) {
  const time = (at: number): string => {
    const minutes = Math.round((at - base) / GRID) * 5;
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  };
  const path = ({ visits, messages }: Path) => ({
    visits: visits.map(({ step, outcome, at }) => `${time(at)} ${step} ${outcome}`),
    messages: messages.map(({ endpoint, step, at }) => `${time(at)} ${step} to ${endpoint}`).sort(),
  });
  return {
    paths: Object.fromEntries(
      Object.entries(paths)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, one]) => [id, path(one)]),
    ),
    refusals: [...refusals].sort(),
  };
}
