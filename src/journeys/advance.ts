import type { Ctx } from '../context.ts';
import type { Cursor, NextMove } from '../domain/journey/index.ts';
import type { ParticipantRef } from '../orchestrator.ts';
import type { AdvanceOptions } from './advance-options.ts';
import { goOn, placeOf } from './go-on.ts';
import { hold } from './hold.ts';
import { loadParticipant } from './participant.ts';

/**
 * Takes a participant from where it is through every step up to its next wait, or out of the journey.
 * May run twice for the same cursor (a crash, a time-out): messages are keyed by the visit, draws depend
 * on nothing else, and a decision by data is recorded before the next message goes out. Where the row says that
 * it stands further on, or that an edit put it elsewhere, it goes on from there.
 */
export async function advance(
  ctx: Ctx,
  ref: ParticipantRef,
  cursor: Cursor,
  options: AdvanceOptions = {},
): Promise<NextMove> {
  const participant = await loadParticipant(ctx, ref, cursor.visit);
  if (!participant) return { kind: 'left', outcome: 'DELETED' };
  if (participant.state === 'cancelled' || participant.journeyState === 'CANCELLED') {
    return { kind: 'left', outcome: 'CANCELLED' };
  }
  if (participant.state === 'left') {
    return { kind: 'left', outcome: participant.outcome ?? 'COMPLETED' };
  }
  if (participant.journeyState === 'PAUSED') {
    // Not paused any more when it came to it: resumed, cancelled or deleted, so everything is read anew.
    return (await hold(ctx, ref)) ? { kind: 'hold', cursor } : advance(ctx, ref, cursor, options);
  }
  const from = placeOf(participant, cursor);
  const move = await goOn(ctx, participant, from, from.visit === cursor.visit ? options : {});
  return move ?? advance(ctx, ref, cursor, options);
}
