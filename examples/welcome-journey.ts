/**
 * A whole customer's first day with Cairn, through the unmodified AWS SDK: `npm run example` while Cairn runs.
 * Reads where and who from the usual AWS variables, or from what `npm start` left in CAIRN_HOME.
 */
import { resolve } from 'node:path';
import { PinpointClient } from '@aws-sdk/client-pinpoint';
import { readCustomers } from './welcome/customers.ts';
import { followJourney } from './welcome/follow.ts';
import { report } from './welcome/report.ts';
import { setUpWelcome } from './welcome/set-up.ts';

const say = (line: string): void => console.log(line);

const endpoint =
  process.env.AWS_ENDPOINT_URL_PINPOINT ?? `http://127.0.0.1:${process.env.CAIRN_PORT ?? 8080}`;
const region = process.env.AWS_REGION ?? 'us-east-1';
process.env.AWS_SHARED_CREDENTIALS_FILE ??= resolve(
  process.env.CAIRN_HOME ?? '.cairn',
  'credentials',
);

// The example is about Cairn, not about the SDK's plans for Node.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const client = new PinpointClient({ endpoint, region });
const access = { endpoint, region, ...(await client.config.credentials()) };
const customers = await readCustomers(new URL('customers.csv', import.meta.url));
const project = await setUpWelcome(client, customers, {
  name: 'Fern & Fold',
  wait: process.env.WELCOME_WAIT ?? 'PT20S',
  say,
});
await followJourney(client, access, project, say);
for (const line of await report(client, access, project)) say(line);
say(`\nEvery message: ${endpoint}/outbox`);
