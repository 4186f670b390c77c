import type { ChannelRow } from './channel-row.ts';
import {
  channelKind,
  isSetUpType,
  type ChannelDetails,
  type CommonResponse,
  type SetUpType,
} from './kinds/index.ts';

/** A channel as the wire shows it; credentials only as "there are some". */
export function presentChannel<T extends SetUpType>(
  type: T,
  row: ChannelRow,
): CommonResponse & ChannelDetails<T> {
  return { ...common(row), ...channelKind(type).details(row.config) };
}

/** The short form of GetChannels: the channel without its own settings. */
export function presentSummary(row: ChannelRow) {
  const { Platform: _platform, ...summary } = common(row);
  if (!isSetUpType(row.type)) return summary;
  return { ...summary, HasCredential: channelKind(row.type).details(row.config).HasCredential };
}

function common(row: ChannelRow): CommonResponse {
  return {
    ApplicationId: row.project_id,
    Id: row.type.toLowerCase(),
    Platform: row.type,
    Enabled: row.enabled,
    IsArchived: false,
    Version: row.version,
    LastModifiedBy: row.modified_by,
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.modified_at.toISOString(),
  };
}
