import type { Ctx } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { isChannelType, type ChannelRow } from './channel-row.ts';
import { presentSummary } from './present.ts';

/** Every channel that the project has set up, by its type. */
export async function getChannels(ctx: Ctx, input: In<'GetChannels'>): Promise<Out<'GetChannels'>> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const rows = await ctx.db<ChannelRow>('channels').where({ project_id: id }).orderBy('type');
  const channels = rows.filter(({ type }) => isChannelType(type));
  return { Channels: Object.fromEntries(channels.map((row) => [row.type, presentSummary(row)])) };
}
