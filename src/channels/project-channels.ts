import { coalescing } from '../coalescing.ts';
import type { Ctx } from '../context.ts';
import type { ChannelType } from '../domain/endpoint.ts';
import { isChannelType, type ChannelConfig, type ChannelRow } from './channel-row.ts';
import { pushChannel } from './push-channel.ts';
import { projectProviders, type Provider } from '../providers/index.ts';
import { chooseProvider } from './choose-provider.ts';

export interface ChannelState {
  readonly enabled: boolean;
  readonly config: ChannelConfig;
}

/** Everything a sender has to know of a project's channels, from one query. */
export interface ProjectChannels {
  readonly states: ReadonlyMap<ChannelType, ChannelState>;
  /** `country`: ISO 3166 code of the recipient's number, where there is one. */
  provider(type: ChannelType, country?: string): Provider;
}

const channelRows = coalescing(async (db, projectIds: readonly string[]) => {
  const rows = await db<ChannelRow>('channels').whereIn('project_id', [...new Set(projectIds)]);
  return projectIds.map((projectId) => rows.filter((row) => row.project_id === projectId));
});

export async function projectChannels(ctx: Ctx, projectId: string): Promise<ProjectChannels> {
  const [rows, ofProject] = await Promise.all([
    channelRows(ctx, projectId),
    projectProviders(ctx, projectId),
  ]);
  const states = new Map<ChannelType, ChannelState>();
  for (const { type, enabled, config } of rows) {
    if (isChannelType(type)) states.set(type, { enabled, config });
  }
  const ofChannel = (type: ChannelType) =>
    pushChannel(
      ctx,
      rows.find((row) => row.type === type),
    );
  return {
    states,
    provider: (type, country) => chooseProvider(type, { ctx, ofProject, country, ofChannel }),
  };
}

/** Which channels the project has set up, and whether they are on. */
export async function channelStates(
  ctx: Ctx,
  projectId: string,
): Promise<ReadonlyMap<ChannelType, ChannelState>> {
  return (await projectChannels(ctx, projectId)).states;
}
