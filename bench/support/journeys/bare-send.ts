import { fileURLToPath } from 'node:url';
import { setTimeout as later } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import nodemailer from 'nodemailer';
import { bundleWorkflows } from '../../../test/support/workflow-bundle.ts';
import type { Servers } from '../servers.ts';

const TASK_QUEUE = 'bench-bare-send';

/**
 * The least that "start, send" can take: a bare workflow with one local activity that mails, started at a fixed
 * rate by whoever got the event. Gives back when each was due, by address.
 */
export async function bareSends(
  { temporalAddress }: Servers,
  mailUrl: string,
  { count, perSecond }: { readonly count: number; readonly perSecond: number },
): Promise<Map<string, number>> {
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const clientConnection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection: clientConnection });
  const transport = nodemailer.createTransport({ url: mailUrl, pool: true, maxConnections: 5 });
  const send = async (to: string): Promise<void> => {
    await transport.sendMail({
      from: 'bench@example.com',
      to,
      subject: 'Hello',
      html: '<p>Hello</p>',
    });
  };
  const worker = await Worker.create({
    connection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await bundleWorkflows(
      fileURLToPath(new URL('../bare-workflows.ts', import.meta.url)),
    ),
    activities: { send },
    maxCachedWorkflows: 300,
    maxConcurrentWorkflowTaskExecutions: 60,
    workflowTaskPollerBehavior: { type: 'autoscaling' },
  });
  const due = new Map<string, number>();
  await worker.runUntil(async () => {
    const begun = performance.now();
    const results: Promise<unknown>[] = [];
    for (let n = 0; n < count; n += 1) {
      const at = begun + (n * 1000) / perSecond;
      if (at > performance.now()) await later(at - performance.now());
      const to = `bare-${n}@example.com`;
      due.set(to, at);
      const options = { taskQueue: TASK_QUEUE, workflowId: `bare-${n}`, args: [to] };
      results.push(client.workflow.start('bareSend', options).then((handle) => handle.result()));
    }
    await Promise.all(results);
  });
  transport.close();
  await clientConnection.close();
  await connection.close();
  return due;
}
