/**
 * A journey of very many people, and what its neighbours notice of it: `npm run bench:large -- 100000`. While they
 * enter and go through "mail, wait, split, mail", one endpoint is read 20 times a second and a journey of 20 people
 * is published every few seconds; both are measured before, when nothing else goes on, and meanwhile. Options of
 * Node are the worker's: `npm run bench:large -- 5000 --cpu-prof`.
 */
import { fileURLToPath } from 'node:url';
import { setTimeout as later } from 'node:timers/promises';
import { connectDatabase } from '../src/database.ts';
import { build } from '../tools/build.mjs';
import { percentile } from './support/api/load.ts';
import { startApiProcess } from './support/api/process.ts';
import { startMailSink } from './support/journeys/mail-sink.ts';
import { byTenths, watchMemory } from './support/journeys/memory.ts';
import { experience, warmUp, type Experience } from './support/journeys/neighbours.ts';
import { callerOf, mailingProject, publish, storeGroup } from './support/journeys/project.ts';
import { newKeys, startRoleProcess } from './support/role-process.ts';
import { startServers } from './support/servers.ts';

const FEW = 20;
const QUIET_MS = 20_000;
const given = process.argv.slice(2);
const count = Number(given.find((argument) => /^\d+$/.test(argument)) ?? 5000);
const nodeOptions = given.filter((argument) => argument.startsWith('--'));

await build();
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const servers = await startServers();
const sink = await startMailSink();
const keys = newKeys();
const api = await startApiProcess(servers, program, [], keys);
const worker = await startRoleProcess('worker', servers, { program, keys, nodeOptions });
const memory = watchMemory(worker.pid);
const db = connectDatabase(servers.databaseUrl, { max: 1 });
try {
  const caller = callerOf(api);
  const path = await mailingProject(caller, sink.url);
  const crowd = await storeGroup(caller, path, 'crowd', count);
  const segmentId = await storeGroup(caller, path, 'few', FEW);
  const neighbours = { path, segmentId, people: FEW };
  await warmUp(api, neighbours);
  const quietEnds = performance.now() + QUIET_MS;
  const quiet = await experience(api, sink, neighbours, () => performance.now() > quietEnds);

  const opened = {
    MessageActivity: 'first',
    Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['_email.open'] } },
  };
  const begun = performance.now();
  const journeyId = await publish(caller, path, {
    StartCondition: { SegmentStartCondition: { SegmentId: crowd } },
    StartActivity: 'first',
    Activities: {
      first: { EMAIL: { TemplateName: 'hello', NextActivity: 'wait' } },
      wait: { Wait: { WaitTime: { WaitFor: 'PT10S' }, NextActivity: 'opened' } },
      opened: {
        ConditionalSplit: {
          Condition: { Conditions: [{ EventCondition: opened }] },
          EvaluationWaitTime: { WaitFor: 'PT1S' },
          TrueActivity: 'second',
          FalseActivity: 'second',
        },
      },
      second: { EMAIL: { TemplateName: 'hello' } },
    },
  });
  const reached = { entered: NaN, completed: NaN };
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const row = await db('journeys').where({ id: journeyId }).first<{ state: string }>('state');
      const seconds = (performance.now() - begun) / 1000;
      if (row.state !== 'ACTIVE' && Number.isNaN(reached.entered)) reached.entered = seconds;
      if (row.state === 'COMPLETED') {
        reached.completed = seconds;
        isOver = true;
      }
      await later(200);
    }
  })();
  const busy = await experience(api, sink, neighbours, () => isOver);
  await watching;
  memory.stop();

  const sent = [...sink.accepted.keys()].filter((address) => address.startsWith('crowd-')).length;
  const messages = sink.count - FEW * (quiet.journeys.length + busy.journeys.length);
  const row = (name: string, of: (one: Experience) => readonly { ms: number }[]): string => {
    const p99 = (one: Experience) =>
      `p50 ${percentile(of(one), 0.5).toFixed(0)} ms, p99 ${percentile(of(one), 0.99).toFixed(0)} ms`;
    return `${name.padEnd(34)} before ${p99(quiet)} (${of(quiet).length}); meanwhile ${p99(busy)} (${of(busy).length})`;
  };
  console.log(
    `\n${count} participants: all inside after ${reached.entered.toFixed(0)} s, out after ${reached.completed.toFixed(0)} s, ${(count / reached.completed).toFixed(0)}/s`,
  );
  console.log(row('GetEndpoint at 20/s', ({ reads }) => reads));
  console.log(row(`a journey of ${FEW}, to its last mail`, ({ journeys }) => journeys));
  console.log(`memory of the worker, greatest of each tenth of the time: ${byTenths(memory)} MB`);
  if (sent !== count || messages !== 2 * count) {
    throw new Error(
      `${messages} messages to ${sent} people, ${2 * count} to ${count} were to come`,
    );
  }
} finally {
  memory.stop();
  await db.destroy();
  await worker.stop();
  await api.stop();
  await sink.close();
  await servers.stop();
}
