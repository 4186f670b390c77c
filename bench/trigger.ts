/**
 * How long it takes from an event to the message that it triggers, while thousands of others wait in journeys:
 * `npm run bench:trigger`. Beside it, in the same run, what a bare workflow takes that does nothing but mail.
 * Arguments, all optional: events a second (100), seconds (30), how many wait (10000); options of Node for the
 * worker's process: `npm run bench:trigger -- 100 30 10000 --cpu-prof`.
 */
import { fileURLToPath } from 'node:url';
import { setTimeout as later } from 'node:timers/promises';
import { connectDatabase } from '../src/database.ts';
import { build } from '../tools/build.mjs';
import { cpuSeconds } from './support/api/cpu-time.ts';
import { atRate, percentile } from './support/api/load.ts';
import { startApiProcess } from './support/api/process.ts';
import { signAll, type Call } from './support/api/signing.ts';
import { bareSends } from './support/journeys/bare-send.ts';
import { startMailSink, type MailSink } from './support/journeys/mail-sink.ts';
import { callerOf, mailingProject, publish, storeGroup } from './support/journeys/project.ts';
import { newKeys, startRoleProcess } from './support/role-process.ts';
import { startServers } from './support/servers.ts';

const given = process.argv.slice(2);
const [perSecond = 100, seconds = 30, waiting = 10_000] = given
  .filter((argument) => /^\d+$/.test(argument))
  .map(Number);
const count = perSecond * seconds;
const WARM_UP = perSecond * 5;

const ms = (value: number): string => `${value.toFixed(0)} ms`;

/** From when each message was due to be asked for, to when the mail server had it. */
function latencies(sink: MailSink, due: ReadonlyMap<string, number>): { ms: number }[] {
  return [...due].map(([address, since]) => {
    const accepted = sink.accepted.get(address);
    if (accepted === undefined) throw new Error(`No message reached ${address}`);
    return { ms: accepted - since };
  });
}

async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isTrue()); tries += 1) {
    if (tries > 6000) throw new Error(`It did not come about that ${what}`);
    await later(100);
  }
}

await build();
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const nodeOptions = given.filter((argument) => argument.startsWith('--'));
const servers = await startServers();
const sink = await startMailSink();
const keys = newKeys();
const api = await startApiProcess(servers, program, [], keys);
const worker = await startRoleProcess('worker', servers, { program, keys, nodeOptions });
const db = connectDatabase(servers.databaseUrl, { max: 1 });
try {
  const caller = callerOf(api);
  const path = await mailingProject(caller, sink.url);
  const waiters = await storeGroup(caller, path, 'waiter', waiting);
  await storeGroup(caller, path, 'buyer', WARM_UP + count);
  const journeyId = await publish(caller, path, {
    StartCondition: { SegmentStartCondition: { SegmentId: waiters } },
    StartActivity: 'month',
    Activities: { month: { Wait: { WaitTime: { WaitFor: 'P30D' } } } },
  });
  await until('all of them wait', async () => {
    const rows = db('participants').where({ journey_id: journeyId, state: 'waiting' });
    const [row] = await rows.select<{ n: number }[]>(db.raw('count(*) as n'));
    return row?.n === waiting;
  });
  await publish(caller, path, {
    StartCondition: {
      EventStartCondition: {
        EventFilter: {
          FilterType: 'ENDPOINT',
          Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['cart'] } },
        },
      },
    },
    StartActivity: 'mail',
    Activities: {
      mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'hour' } },
      hour: { Wait: { WaitTime: { WaitFor: 'PT1H' } } },
    },
  });

  const call = (n: number): Call => ({
    method: 'POST',
    path: `${path}/events`,
    body: {
      BatchItem: {
        [`buyer-${n}`]: {
          Endpoint: {},
          Events: { cart: { EventType: 'cart', Timestamp: new Date().toISOString() } },
        },
      },
    },
  });
  const put = async (from: number, length: number) => {
    const calls = Array.from({ length }, (_, i) => call(from + i));
    const load = await atRate(api.url, await signAll(api, calls), perSecond);
    await until('everybody has a message', () => sink.count >= from + length);
    return load.answers;
  };
  await put(0, WARM_UP);

  const pids = {
    API: api.pid,
    worker: worker.pid,
    Postgres: servers.postgresPid,
    Temporal: servers.temporalPid,
  };
  const used = () => Promise.all(Object.values(pids).map(cpuSeconds));
  const commits = async (): Promise<number> => {
    const { rows } = await db.raw<{ rows: { n: number }[] }>(
      'select xact_commit as n from pg_stat_database where datname = current_database()',
    );
    return rows[0]?.n ?? NaN;
  };
  await later(2000);
  const before = { cpu: await used(), commits: await commits() };
  const answers = await put(WARM_UP, count);
  // Postgres publishes its counts a little later.
  await later(2000);
  const after = { cpu: await used(), commits: await commits() };
  const due = new Map(
    answers.map(({ since }, n) => [`buyer-${WARM_UP + n}@example.com`, since] as const),
  );
  const triggered = latencies(sink, due);
  const bare = latencies(sink, await bareSends(servers, sink.url, { count, perSecond }));

  const row = (name: string, figures: readonly { ms: number }[], target = ''): string =>
    `${name.padEnd(44)} p50 ${ms(percentile(figures, 0.5))}, p99 ${ms(percentile(figures, 0.99))}, most ${ms(percentile(figures, 1))}${target}`;
  const cpu = Object.keys(pids).map((name, i) => {
    const cost = ((after.cpu[i] ?? NaN) - (before.cpu[i] ?? NaN)) / count;
    return `${name} ${(cost * 1000).toFixed(1)} ms`;
  });
  console.log(`\n${count} events, ${perSecond} a second, while ${waiting} wait in a journey`);
  console.log(
    row('event → triggered message at the mail server', triggered, ' (target 300 ms, 1 s)'),
  );
  console.log(row('  of it, until PutEvents answers', answers));
  console.log(row('bare workflow start → mail, same rate', bare));
  console.log(`processor an event: ${cpu.join(', ')}`);
  console.log(`transactions an event: ${((after.commits - before.commits) / count).toFixed(1)}`);
  if (sink.count !== WARM_UP + 2 * count) {
    throw new Error(`${sink.count} messages came, ${WARM_UP + 2 * count} were to come`);
  }
} finally {
  await db.destroy();
  await worker.stop();
  await api.stop();
  await sink.close();
  await servers.stop();
}
