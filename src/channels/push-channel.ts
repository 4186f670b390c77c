import type { Ctx } from '../context.ts';
import type { PushChannel } from '../providers/index.ts';
import { credentialPurpose, type ChannelRow } from './channel-row.ts';

/** What the row says to the push service, with its credentials opened; nothing without any. */
export function pushChannel(ctx: Ctx, row: ChannelRow | undefined): PushChannel | undefined {
  if (!row?.sealed_credentials) return undefined;
  const { project_id: projectId, type, config, sealed_credentials: sealed } = row;
  const opened: unknown = JSON.parse(ctx.vault.open(credentialPurpose(projectId, type), sealed));
  const secrets = Object.entries(typeof opened === 'object' && opened !== null ? opened : {});
  return {
    type,
    secrets: Object.fromEntries(secrets.map(([name, value]) => [name, String(value)])),
    method: config.DefaultAuthenticationMethod,
  };
}
