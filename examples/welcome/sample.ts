import { pathToFileURL } from 'node:url';
import { DeleteAppCommand, GetAppsCommand, PinpointClient } from '@aws-sdk/client-pinpoint';
import { readCustomers } from './customers.ts';
import { setUpWelcome } from './set-up.ts';

export interface SampleOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Path of customers.csv. */
  readonly customers: string;
  readonly say: (line: string) => void;
}

const NAME = 'Sample: Fern & Fold';

/** The sample project of a first start: the same that `npm run example` sets up, and its journey runs. */
export async function makeSample({ customers, say, ...connection }: SampleOptions): Promise<void> {
  const client = new PinpointClient(connection);
  try {
    const people = await readCustomers(pathToFileURL(customers));
    await clearHalfMade(client);
    await setUpWelcome(client, people, { name: NAME, wait: 'PT1M', say });
  } finally {
    client.destroy();
  }
}

/** What a first start left that was killed in the middle. */
async function clearHalfMade(client: PinpointClient): Promise<void> {
  const { ApplicationsResponse: apps } = await client.send(new GetAppsCommand({}));
  for (const app of apps?.Item ?? []) {
    if (app.Name === NAME) await client.send(new DeleteAppCommand({ ApplicationId: app.Id }));
  }
}
