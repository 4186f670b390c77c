import type { Deps } from '../context.ts';
import type { Session } from './session.ts';

/** Ends a session everywhere, also for whoever has a copy of its cookie. */
export async function endSession({ db }: Pick<Deps, 'db'>, session: Session): Promise<void> {
  await db('ended_sessions')
    .insert({ id: session.id, until: new Date(session.until) })
    .onConflict('id')
    .ignore();
}

export async function isSessionEnded({ db }: Pick<Deps, 'db'>, session: Session): Promise<boolean> {
  return (await db('ended_sessions').where({ id: session.id }).first('id')) !== undefined;
}

/** Forgets ended sessions that would be over by now anyway. */
export async function removeEndedSessions({ db }: Pick<Deps, 'db'>): Promise<void> {
  await db('ended_sessions').where('until', '<', db.fn.now()).delete();
}
