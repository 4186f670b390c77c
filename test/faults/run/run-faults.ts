import { setTimeout as sleep } from 'node:timers/promises';
import type { Done } from '../check/history.ts';
import { makeStrikes } from '../generate/troubles.ts';
import { makeWorld, type WorldSize } from '../generate/world.ts';
import { makeReport, type Report } from '../report.ts';
import { connectApi, type Api } from './api.ts';
import { startHookSink } from './hook-sink.ts';
import { live } from './live.ts';
import { startMailSink } from './mail-sink.ts';
import { observe, restOf } from './observe.ts';
import { setUpWorld, type World } from './set-up.ts';
import { Inbox } from './sinks.ts';
import { startStack, type Stack } from './stack.ts';
import { strikeAll } from './striking.ts';

export interface FaultOptions {
  readonly seed: string;
  /** For how long things are killed, in milliseconds. */
  readonly lasts: number;
  /** A kill each so many milliseconds on average. */
  readonly strikesEvery: number;
  /** A new project each so many milliseconds. */
  readonly projectsEvery: number;
  readonly size: WorldSize;
  /** For how long afterwards, at most, everything may take to come to its end. */
  readonly patience: number;
  /** Messages in hand-over whose worker was killed are waited for until their lease is over. */
  readonly waitsForDoubts: boolean;
  readonly note: (line: string) => void;
}

/** One fault run: projects live while Cairn is killed, then everything comes to rest and is checked. */
export async function runFaults(options: FaultOptions): Promise<Report> {
  const began = Date.now();
  const note = (line: string) =>
    options.note(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  const inbox = new Inbox(options.seed);
  const mail = await startMailSink(inbox);
  const hooks = await startHookSink(inbox);
  const stack = await startStack({ smtpUrl: mail.url, webhookHost: hooks.host, note });
  let isClean = false;
  try {
    const report = await withStack(options, stack, inbox, hooks.host, note);
    isClean = report.findings.length === 0;
    return { ...report, seconds: Math.round((Date.now() - began) / 1000) };
  } finally {
    if (!isClean) note(`The logs are in ${await stack.keepLogs()}`);
    await stack.stop();
    await Promise.all([mail.close(), hooks.close()]);
  }
}

interface Lived {
  readonly world: World;
  readonly done: readonly Done[];
}

async function withStack(
  { seed, lasts, strikesEvery, projectsEvery, size, patience, waitsForDoubts }: FaultOptions,
  stack: Stack,
  inbox: Inbox,
  hookHost: string,
  note: (line: string) => void,
): Promise<Report> {
  const api = connectApi(stack);
  const lives: Promise<Lived>[] = [];
  const stopping = new AbortController();
  const begin = async (n: number): Promise<void> => {
    const plan = makeWorld(`${seed}/${n}`, size, new Date());
    const world = await setUpWorld(api, plan, { name: `w${n}`, hookHost });
    note(`project ${world.name} is set up`);
    const lived = live(api, world).then((done) => ({ world, done }));
    // Met below, where all are awaited.
    lived.catch(() => undefined);
    lives.push(lived);
  };
  // The first one is there before anything is struck, so that a short run has something to strike at.
  await begin(0);
  const end = Date.now() + lasts;
  const { signal } = stopping;
  const striking = strikeAll(stack, makeStrikes(seed, lasts, strikesEvery), { note, signal });
  const beginning = (async () => {
    for (let n = 1; Date.now() + projectsEvery < end - size.lasts / 2; n += 1) {
      await sleep(projectsEvery);
      await begin(n);
    }
  })();
  // What fails first ends the rest.
  beginning.catch(() => stopping.abort());
  const [, strikes] = await Promise.all([beginning, striking]);
  const lived = await Promise.all(lives);
  note('nothing more is struck');
  const latest = Date.now() + patience;
  for (const { world, done } of lived) {
    await untilRest(api, world, done, latest, waitsForDoubts);
    note(`project ${world.name}: nothing moves any more, or not within the time given`);
  }
  const histories = [];
  for (const { world, done } of lived) {
    histories.push(await observe(api, world, done, inbox.receipts));
  }
  api.sdk.destroy();
  const ownEnds = Object.fromEntries(
    Object.entries(stack.servers).map(([name, server]) => [name, server.ownEnds]),
  );
  return makeReport({ seed, seconds: 0, strikes, ownEnds, sinks: inbox.moods }, histories);
}

/** Until nothing moves any more, or patience is over; then the checker says what is left. */
async function untilRest(
  api: Api,
  world: World,
  done: readonly Done[],
  end: number,
  waitsForDoubts: boolean,
): Promise<void> {
  for (; Date.now() < end; await sleep(1_000)) {
    const { moving, inDoubt } = await restOf(api, world, done);
    if (moving === 0 || (!waitsForDoubts && moving <= inDoubt)) return;
  }
}
