import { setTimeout as later } from 'node:timers/promises';
import {
  GetJourneyCommand,
  GetJourneyExecutionMetricsCommand,
  type PinpointClient,
} from '@aws-sdk/client-pinpoint';
import { openMail } from './readers.ts';
import type { WelcomeProject } from './set-up.ts';
import type { Access } from './signed-fetch.ts';

const LOOK_EVERY_MS = 2_000;

/** Follows the journey until everyone has left, opening some of the mail meanwhile, and tells how it goes. */
export async function followJourney(
  client: PinpointClient,
  access: Access,
  { appId, journeyId }: WelcomeProject,
  say: (line: string) => void,
): Promise<void> {
  const seen = new Set<string>();
  let opened = 0;
  for (let told = ''; ;) {
    const ids = { ApplicationId: appId, JourneyId: journeyId };
    const { JourneyResponse: journey } = await client.send(new GetJourneyCommand(ids));
    const { JourneyExecutionMetricsResponse: metrics } = await client.send(
      new GetJourneyExecutionMetricsCommand(ids),
    );
    opened += await openMail(access, appId, seen);
    const { ENDPOINT_ENTERED, ENDPOINT_ACTIVE, ENDPOINT_LEFT } = metrics?.Metrics ?? {};
    const line = `${journey?.State}: ${ENDPOINT_ENTERED} entered, ${ENDPOINT_ACTIVE} inside, ${ENDPOINT_LEFT} left, ${opened} opened their mail`;
    if (line !== told) say(line);
    told = line;
    if (journey?.State === 'COMPLETED' || journey?.State === 'CANCELLED') return;
    await later(LOOK_EVERY_MS);
  }
}
