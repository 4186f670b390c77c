import { proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';

interface Nothing {
  nothing(): Promise<void>;
  send(to: string): Promise<void>;
}

const local = proxyLocalActivities<Nothing>({ startToCloseTimeout: '1 minute' });
const normal = proxyActivities<Nothing>({ startToCloseTimeout: '1 minute' });

/** The least that "do, wait, do" can cost: two local activities that do nothing, and a timer. */
export async function bareLocal(): Promise<void> {
  await local.nothing();
  await sleep('1s');
  await local.nothing();
}

/** The same as most people would write it first. */
export async function bareNormal(): Promise<void> {
  await normal.nothing();
  await sleep('1s');
  await normal.nothing();
}

/** The least that a triggered message can cost: one local activity. */
export async function bareSend(to: string): Promise<void> {
  await local.send(to);
}
