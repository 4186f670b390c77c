import type { Ctx } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { eventStreams, presentEventStream } from './row.ts';

/** Where the events of a project are to go. */
export async function getEventStream(
  ctx: Ctx,
  { ApplicationId }: In<'GetEventStream'>,
): Promise<Out<'GetEventStream'>> {
  const { id } = await requireProject(ctx, ApplicationId);
  return presentEventStream(await eventStreams(ctx, id).first());
}
