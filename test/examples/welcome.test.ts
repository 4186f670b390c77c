import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PinpointClient } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCustomers } from '../../examples/welcome/customers.ts';
import { followJourney } from '../../examples/welcome/follow.ts';
import { report } from '../../examples/welcome/report.ts';
import { setUpWelcome } from '../../examples/welcome/set-up.ts';
import { ensureRootKey } from '../../src/access/index.ts';
import { createApp } from '../../src/api/index.ts';
import { startEngine, type Engine } from '../support/engine.ts';

const PEOPLE = 40;
const KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'the-secret-of-this-test' };

let engine: Engine;
let endpoint: string;
let close: () => void;
beforeAll(async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  engine = await startEngine({
    skipping: false,
    settings: {
      CAIRN_PUBLIC_URL: endpoint,
      CAIRN_ACCESS_KEY_ID: KEY.accessKeyId,
      CAIRN_SECRET_ACCESS_KEY: KEY.secretAccessKey,
    },
  });
  await ensureRootKey(engine.deps);
  server.on('request', createApp(engine.deps));
  close = () => server.close();
});
afterAll(async () => {
  close();
  await engine.close();
});

describe('the welcome example', () => {
  it('takes everyone through the journey, over the AWS SDK alone', async () => {
    const client = new PinpointClient({ endpoint, region: 'us-east-1', credentials: KEY });
    const access = { endpoint, region: 'us-east-1', ...KEY };
    const customers = (
      await readCustomers(new URL('../../examples/customers.csv', import.meta.url))
    ).slice(0, PEOPLE);
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);

    const project = await setUpWelcome(client, customers, { name: 'test', wait: 'PT12S', say });
    await followJourney(client, access, project, say);
    const told = (await report(client, access, project)).join('\n');

    const letIn = customers.filter((customer) => customer.optedOut === 'no').length;
    expect(lines.at(-1)).toContain(`COMPLETED: ${letIn} entered, 0 inside, ${letIn} left`);
    const count = (name: string) => Number(new RegExp(`${name} (\\d+)`).exec(told)?.[1] ?? 0);
    expect(count('welcome +SUCCESS')).toBe(letIn);
    expect(count('Branch_TRUE') + count('Branch_FALSE')).toBe(letIn);
    expect(count('Branch_TRUE')).toBeGreaterThan(0);
    expect(told).toContain('welcome (SUCCESS) → pause (WAIT_FINISHED) → opened');
    client.destroy();
  });
});
