/** The result of some work, if it comes in time; otherwise undefined, and the work goes on. */
export async function inTime<T>(
  work: Promise<T>,
  ms: number,
): Promise<{ readonly value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, ms));
  });
  const done = work.then((value) => ({ value }));
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
