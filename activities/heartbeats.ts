import { heartbeat } from '@temporalio/activity';

const EVERY_MS = 5_000;

/** Tells Temporal that this worker lives while the work goes on: of a killed one another takes over in seconds. */
export async function beating<T>(work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => heartbeat(), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
