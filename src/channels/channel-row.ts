import type { Ctx } from '../context.ts';
import { CHANNEL_TYPES, type ChannelType } from '../domain/endpoint.ts';

/** The project's own SMTP server lives beside its channels: it has the same life and the same secrets. */
export const EMAIL_PROVIDER = 'EMAIL_PROVIDER';
export type ChannelRowType = ChannelType | typeof EMAIL_PROVIDER;

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
  readonly type: ChannelRowType;
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
export function credentialPurpose(projectId: string, type: ChannelRowType): string {
  return `channel/${projectId}/${type}`;
}

export function channelRow(ctx: Ctx, projectId: string, type: ChannelRowType) {
  return ctx.db<ChannelRow>('channels').where({ project_id: projectId, type });
}
