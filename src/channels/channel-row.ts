import type { Ctx } from '../context.ts';
import { CHANNEL_TYPES, type ChannelType } from '../domain/endpoint.ts';

/** What a channel stores in the open; credentials are sealed beside it. */
export interface ChannelConfig {
  readonly FromAddress?: string;
  readonly Identity?: string;
  readonly RoleArn?: string;
  readonly OrchestrationSendingRoleArn?: string;
  readonly ConfigurationSet?: string;
  readonly SenderId?: string;
  readonly ShortCode?: string;
  readonly DefaultAuthenticationMethod?: string;
  /** What Baidu calls the API key: the name of the app, not a secret. */
  readonly Credential?: string;
  /** Which kinds of credentials are sealed; never the credentials. */
  readonly credentials?: readonly string[];
}

export interface ChannelRow {
  readonly project_id: string;
  readonly type: ChannelType;
  readonly enabled: boolean;
  readonly config: ChannelConfig;
  readonly sealed_credentials: Buffer | null;
  readonly version: number;
  readonly modified_by: string;
  readonly created_at: Date;
  readonly modified_at: Date;
}

export function isChannelType(type: string): type is ChannelType {
  return CHANNEL_TYPES.some((known) => known === type);
}

/** Sealed values carry this, so one can't be moved to another project or channel. */
export function credentialPurpose(projectId: string, type: ChannelType): string {
  return `channel/${projectId}/${type}`;
}

export function channelRow(ctx: Ctx, projectId: string, type: ChannelType) {
  return ctx.db<ChannelRow>('channels').where({ project_id: projectId, type });
}
