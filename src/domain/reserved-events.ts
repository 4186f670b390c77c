/** What an app reports of a message that it was sent; all else under these names only the sender knows. */
const OF_APPS: ReadonlySet<string> = new Set(
  ['_campaign', '_journey'].flatMap((source) =>
    ['opened_notification', 'received_foreground', 'received_background'].map(
      (what) => `${source}.${what}`,
    ),
  ),
);
const MAX_SHOWN = 60;
const OF_MESSAGES = /^_(email|sms|campaign|journey)\./i;

/**
 * What is wrong with the type of an event that an app reports. What becomes of a message (sent, delivered, opened,
 * bounced …) counts in metrics, and journeys go by it: nobody but its sender says so.
 */
export function reservedTypeProblems(type: string): string[] {
  if (!OF_MESSAGES.test(type) || OF_APPS.has(type)) return [];
  return [
    `EventType is "${type.slice(0, MAX_SHOWN)}": only the sender of a message reports it; of apps are ${[...OF_APPS].join(', ')}, and names of your own`,
  ];
}
