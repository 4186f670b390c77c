import {
  GetJourneyExecutionActivityMetricsCommand,
  GetJourneyExecutionMetricsCommand,
  type PinpointClient,
} from '@aws-sdk/client-pinpoint';
import type { WelcomeProject } from './set-up.ts';
import { signedGet, type Access } from './signed-fetch.ts';

const STEPS = ['welcome', 'pause', 'opened', 'thanks', 'reminder'];
const PEOPLE = 5;

interface Participants {
  Item: { Id: string; Steps: { ActivityId: string; Outcome: string }[] }[];
}

/** What happened at each step, to whom, and why some were not let in. */
export async function report(
  client: PinpointClient,
  access: Access,
  { appId, journeyId }: WelcomeProject,
): Promise<string[]> {
  const ids = { ApplicationId: appId, JourneyId: journeyId };
  const lines = ['', 'What happened at each step:'];
  for (const step of STEPS) {
    const { JourneyExecutionActivityMetricsResponse: metrics } = await client.send(
      new GetJourneyExecutionActivityMetricsCommand({ ...ids, JourneyActivityId: step }),
    );
    lines.push(`  ${step.padEnd(10)} ${counts(metrics?.Metrics)}`);
  }
  const { JourneyExecutionMetricsResponse: whole } = await client.send(
    new GetJourneyExecutionMetricsCommand(ids),
  );
  lines.push('', `The whole journey: ${counts(whole?.Metrics)}`, '', 'Some of the people:');
  const people = (await signedGet(access, `/v1/apps/${appId}/journeys/${journeyId}/participants`, {
    'page-size': String(PEOPLE),
  })) as Participants;
  for (const person of people.Item) {
    const path = person.Steps.map(({ ActivityId, Outcome }) => `${ActivityId} (${Outcome})`);
    lines.push(`  ${person.Id.padEnd(12)} ${path.join(' → ')}`);
  }
  return lines;
}

function counts(metrics: Record<string, string> | undefined): string {
  return Object.entries(metrics ?? {})
    .filter(([, count]) => count !== '0')
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
