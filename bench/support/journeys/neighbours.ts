import { setTimeout as later } from 'node:timers/promises';
import { asFastAsAnswered, atRate, type Answer } from '../api/load.ts';
import type { ApiProcess } from '../api/process.ts';
import { signAll, type Call } from '../api/signing.ts';
import type { MailSink } from './mail-sink.ts';
import { callerOf, publish } from './project.ts';

const READS_PER_SECOND = 20;
const SECONDS = 5;
const PATIENCE_MS = 120_000;

/** The neighbours of a large journey: who reads one endpoint, and a journey of a few people. */
export interface Neighbours {
  readonly path: string;
  readonly segmentId: string;
  readonly people: number;
}

export interface Experience {
  readonly reads: Answer[];
  /** From the publishing of a small journey to its last message at the mail server. */
  readonly journeys: { ms: number }[];
}

/** Asks and publishes again and again until told to stop, at least once; what it was like. */
export async function experience(
  api: ApiProcess,
  sink: MailSink,
  { path, segmentId, people }: Neighbours,
  isOver: () => boolean,
): Promise<Experience> {
  const addresses = Array.from({ length: people }, (_, n) => `few-${n}@example.com`);
  const read: Call = { method: 'GET', path: `${path}/endpoints/few-0` };
  const reads: Answer[] = [];
  const journeys: { ms: number }[] = [];

  const oneJourney = async (): Promise<void> => {
    const begun = performance.now();
    await publish(callerOf(api), path, {
      StartCondition: { SegmentStartCondition: { SegmentId: segmentId } },
      StartActivity: 'mail',
      Activities: { mail: { EMAIL: { TemplateName: 'hello' } } },
    });
    const last = () => Math.min(...addresses.map((one) => sink.accepted.get(one) ?? 0));
    while (last() < begun) {
      if (performance.now() - begun > PATIENCE_MS) throw new Error('A small journey starves');
      await later(20);
    }
    journeys.push({ ms: Math.max(...addresses.map((one) => sink.accepted.get(one) ?? 0)) - begun });
  };
  do {
    const calls = await signAll(api, Array<Call>(READS_PER_SECOND * SECONDS).fill(read));
    const [load] = await Promise.all([atRate(api.url, calls, READS_PER_SECOND), oneJourney()]);
    reads.push(...load.answers);
  } while (!isOver());
  return { reads, journeys };
}

/** So that neither side pays for what is done only once. */
export async function warmUp(api: ApiProcess, { path }: Neighbours): Promise<void> {
  const read: Call = { method: 'GET', path: `${path}/endpoints/few-0` };
  await asFastAsAnswered(api.url, await signAll(api, Array<Call>(200).fill(read)), 2);
}
