const DEADLOCK = '40P01';
const TRIES = 4;

/**
 * A transaction that takes the rows of many may meet a statement that has some of them and wants others: Postgres ends
 * one of the two, and nothing of it is left.
 */
export async function onceMore<T>(work: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isDeadlock = error instanceof Error && 'code' in error && error.code === DEADLOCK;
    if (!isDeadlock || tries <= 1) throw error;
    return onceMore(work, tries - 1);
  }
}
