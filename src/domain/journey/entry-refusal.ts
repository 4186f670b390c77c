/** Why an endpoint is not let in; the names are those of the entry-filter metrics. */
export type EntryRefusal =
  | 'ENDPOINT_OPT_OUT'
  | 'ENDPOINT_INACTIVE'
  | 'ENDPOINT_MISSING_ADDRESS'
  | 'ENDPOINT_MISSING_CHANNEL'
  | 'ENDPOINT_MISSING_TIMEZONE'
  | 'FILTERED_OUT_BY_SEGMENT'
  | 'ACTIVE_ENDPOINT_REJECTED'
  | 'REENTRY_CAP_EXCEEDED'
  | 'JOURNEY_CHAIN_EXCEEDED'
  | 'ENTRY_KEY_MISSING'
  | 'ENTRY_KEY_REPEATED'
  | 'PAUSED';
