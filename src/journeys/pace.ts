import type { Ctx } from '../context.ts';
import type { ParticipantRef } from '../orchestrator.ts';
import type { Effects } from './effects.ts';
import type { Visit } from './steps/runner.ts';

/** A turn this near is now: nobody waits on a timer for it. */
const A_MOMENT_MS = 100;
/** Whoever comes later than this takes a new turn, so that those whom an outage held up do not go all at once. */
const GOOD_FOR_MS = 1_000;

/**
 * Where the journey sends so many messages per second, the moment at which this visit may send its own;
 * undefined when that is now. Turns are given in Postgres, one after the other, so the pace is that of all
 * workers together.
 */
export async function laterTurn(
  effects: Effects,
  { participant, definition, again, turn }: Visit,
  messages: number,
): Promise<Date | undefined> {
  const rate = definition.Limits?.MessagesPerSecond;
  if (!rate || messages === 0 || again) return undefined;
  const now = effects.now().getTime();
  if (turn && now >= turn.getTime() && now <= turn.getTime() + GOOD_FOR_MS) return undefined;
  const next = await effects.takeTurns(participant, messages, rate);
  return next.getTime() > now + A_MOMENT_MS ? next : undefined;
}

/**
 * The moment from which on these messages may go; the next ones come after them. Whether that is now is judged by
 * the clock that gives the turns: a task that was slow to come to this would else wait for what has passed, be late
 * again, and never send.
 */
export async function takeTurns(
  ctx: Ctx,
  { projectId, journeyId }: ParticipantRef,
  messages: number,
  rate: number,
): Promise<Date> {
  const { rows } = await ctx.db.raw<{ rows: { turn: Date }[] }>(
    // The later of two clocks: a journey's own runs ahead of Postgres where time is skipped.
    `with ours as (
       select greatest(clock_timestamp(), cast(:now as timestamptz)) as now,
              cast(:messages as integer) * (interval '1 second' / cast(:rate as integer)) as length)
     insert into journey_paces as p (project_id, journey_id, next_turn)
     select :projectId, :journeyId, now + length from ours
     on conflict (project_id, journey_id) do update
        set next_turn = greatest(p.next_turn, excluded.next_turn - (select length from ours)) + (select length from ours)
     returning case when next_turn - (select length from ours) <= (select now from ours) + interval '1 millisecond' * :moment
       then cast(:now as timestamptz) else next_turn - (select length from ours) end as turn`,
    { projectId, journeyId, messages, rate, now: ctx.now(), moment: A_MOMENT_MS },
  );
  const turn = rows[0]?.turn;
  if (!turn) throw new Error(`Journey ${journeyId} gave no turn`);
  return turn;
}
