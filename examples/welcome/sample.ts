import { pathToFileURL } from 'node:url';
import { PinpointClient } from '@aws-sdk/client-pinpoint';
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

/** The sample project of a first start: the same that `npm run example` sets up, and its journey runs. */
export async function makeSample({ customers, say, ...connection }: SampleOptions): Promise<void> {
  const client = new PinpointClient(connection);
  try {
    const people = await readCustomers(pathToFileURL(customers));
    await setUpWelcome(client, people, { name: 'Sample: Fern & Fold', wait: 'PT1M', say });
  } finally {
    client.destroy();
  }
}
