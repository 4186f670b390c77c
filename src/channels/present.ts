import type { ChannelRow } from './channel-row.ts';

/** What every channel answers; credentials only as "there are some". */
function common(row: ChannelRow) {
  return {
    ApplicationId: row.project_id,
    Id: row.type.toLowerCase(),
    Platform: row.type,
    Enabled: row.enabled,
    HasCredential: true,
    IsArchived: false,
    Version: row.version,
    LastModifiedBy: row.modified_by,
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.modified_at.toISOString(),
  };
}

export function presentEmail(row: ChannelRow) {
  const { FromAddress, Identity, RoleArn, OrchestrationSendingRoleArn, ConfigurationSet } =
    row.config;
  return {
    ...common(row),
    FromAddress,
    Identity,
    RoleArn,
    OrchestrationSendingRoleArn,
    ConfigurationSet,
  };
}

export function presentSms(row: ChannelRow) {
  const { SenderId, ShortCode } = row.config;
  return { ...common(row), SenderId, ShortCode };
}

export function presentGcm(row: ChannelRow) {
  const { DefaultAuthenticationMethod, credentials = [] } = row.config;
  return {
    ...common(row),
    HasCredential: credentials.includes('ApiKey'),
    HasFcmServiceCredentials: credentials.includes('ServiceJson'),
    DefaultAuthenticationMethod,
  };
}

/** The short form of GetChannels. */
export function presentSummary(row: ChannelRow) {
  const { Platform: _platform, ...summary } = common(row);
  return summary;
}
