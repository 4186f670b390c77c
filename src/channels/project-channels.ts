import { coalescing } from '../coalescing.ts';
import type { Ctx } from '../context.ts';
import type { ChannelType } from '../domain/endpoint.ts';
import { isChannelType, type ChannelConfig, type ChannelRow } from './channel-row.ts';
import type { Provider } from './provider.ts';
import { chooseProvider } from './providers.ts';

export interface ChannelState {
  readonly enabled: boolean;
  readonly config: ChannelConfig;
}

/** Everything a sender has to know of a project's channels, from one query. */
export interface ProjectChannels {
  readonly states: ReadonlyMap<ChannelType, ChannelState>;
  provider(type: ChannelType): Provider;
}

const channelRows = coalescing(async (db, projectIds: readonly string[]) => {
  const rows = await db<ChannelRow>('channels').whereIn('project_id', [...new Set(projectIds)]);
  return projectIds.map((projectId) => rows.filter((row) => row.project_id === projectId));
});

export async function projectChannels(ctx: Ctx, projectId: string): Promise<ProjectChannels> {
  const rows = await channelRows(ctx, projectId);
  const states = new Map<ChannelType, ChannelState>();
  for (const { type, enabled, config } of rows) {
    if (isChannelType(type)) states.set(type, { enabled, config });
  }
  return { states, provider: (type) => chooseProvider(ctx, type, rows) };
}

/** Which channels the project has set up, and whether they are on. */
export async function channelStates(
  ctx: Ctx,
  projectId: string,
): Promise<ReadonlyMap<ChannelType, ChannelState>> {
  return (await projectChannels(ctx, projectId)).states;
}

/** Where messages of this channel go: the project's provider, the server's, or the outbox. */
export async function providerFor(
  ctx: Ctx,
  projectId: string,
  type: ChannelType,
): Promise<Provider> {
  return (await projectChannels(ctx, projectId)).provider(type);
}
