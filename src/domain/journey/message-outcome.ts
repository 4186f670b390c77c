/** What the ledger says of one message of a step. */
export interface MessageResult {
  readonly state: 'accepted' | 'rejected' | 'refused' | 'unknown';
  readonly reason?: string;
  readonly transient?: boolean;
}

/**
 * The outcome of a message step, in the words of journey_send_status: one success is a success; otherwise
 * the first reason. A participant without an endpoint for the channel passes by.
 */
export function messageOutcome(results: readonly MessageResult[]): string {
  const [first] = results;
  if (!first) return 'NOT_REACHABLE_ON_CHANNEL';
  if (results.some((result) => result.state === 'accepted')) return 'SUCCESS';
  const told = results.find((result) => result.state !== 'refused') ?? first;
  if (told.state === 'unknown') return 'UNKNOWN';
  if (told.state === 'rejected') return told.transient ? 'FAILURE' : 'FAILURE_PERMANENT';
  return told.reason ?? 'FAILURE';
}
