/** The UUID in a Message-ID of ours: the same for each attempt at a message. */
export function deliveryIdOf(messageId: string): string {
  return /^<?([^@>]+)/.exec(messageId)?.[1] ?? messageId;
}
