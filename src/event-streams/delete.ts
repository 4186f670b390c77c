import type { Ctx } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { eventStreams, presentEventStream } from './row.ts';

/** Forgets where the events were to go and answers with what it was. */
export async function deleteEventStream(
  ctx: Ctx,
  { ApplicationId }: In<'DeleteEventStream'>,
): Promise<Out<'DeleteEventStream'>> {
  const { id } = await requireProject(ctx, ApplicationId);
  const [row] = await eventStreams(ctx, id).delete().returning('*');
  return presentEventStream(row);
}
