import {
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { BACKGROUND, ENTRY } from '../task-queues.ts';
import { resumedSignal, segmentChangedSignal } from './signals.ts';

export interface RunInput {
  readonly account: string;
  readonly projectId: string;
  readonly journeyId: string;
  readonly runId: string;
  /** The last endpoint that an earlier execution entered. */
  readonly after?: string;
  /** Which reading of the segment it was in. */
  readonly round?: number;
  readonly onlyNew?: boolean;
}

const { enterPage } = proxyActivities<Activities>({
  taskQueue: ENTRY,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

const { closeEntry, entryEnd } = proxyActivities<Activities>({
  taskQueue: BACKGROUND,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

const PAGES_PER_EXECUTION = 200;
/** A resume that got lost on its way costs this much, and no more. */
const LOOK_AGAIN = '5 minutes';
/** More than this many who should have gone on and have not: the next page waits, so that they are served. */
const BACKLOG = 100;

/**
 * The entry of one run: members of the segment page by page, again and again when the journey refreshes, or an
 * open door until the end date.
 */
export async function journeyRun(input: RunInput): Promise<void> {
  let resumptions = 0;
  let changes = 0;
  setHandler(resumedSignal, () => {
    resumptions += 1;
  });
  setHandler(segmentChangedSignal, () => {
    changes += 1;
  });

  const entry = await entryEnd(input);
  if (entry.startsBy === 'event') {
    await sleep(Math.max(1, Date.parse(entry.end) - Date.now()), { summary: 'open for events' });
    return closeEntry(input);
  }

  let { after, round, onlyNew } = input;
  for (let pages = 0; ; pages += 1) {
    if (pages >= PAGES_PER_EXECUTION || workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof journeyRun>({ ...input, after, round, onlyNew });
    }
    const seen = { resumptions, changes };
    const page = await enterPage({ ...input, after, round, onlyNew, now: Date.now() });
    if (page.kind === 'end') return closeEntry(input);
    if (page.kind === 'hold') {
      await condition(() => resumptions > seen.resumptions, LOOK_AGAIN);
    } else if (page.kind === 'rest') {
      setCurrentDetails(`Enters members again at ${page.until ?? 'once'}`);
      // A change of the segment does not wait for the interval, but brings new members only.
      onlyNew =
        page.until === undefined ||
        (await condition(
          () => changes > seen.changes,
          Math.max(1, Date.parse(page.until) - Date.now()),
        ));
      ({ round } = page);
      after = undefined;
    } else {
      after = page.after;
      if (page.backlog > BACKLOG) await sleep('1s', { summary: 'those who are inside go first' });
    }
  }
}
