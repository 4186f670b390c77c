/** Further off, a name is another name and no slip. */
const MAX_SHARE = 0.4;

/** How many characters must be added, left out, replaced or swapped with the next to make the one of the other. */
function distance(a: string, b: string): number {
  let [older, old]: [number[], number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, at) => at),
  ];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (old[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (old[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (older[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [older, old] = [old, row];
  }
  return old[b.length] ?? 0;
}

/** The known names that were most likely meant, the likeliest first; the case of letters does not count. */
export function nearest(name: string, known: Iterable<string>, count = 1): string[] {
  const lower = name.toLowerCase();
  return [...known]
    .map((other) => ({ other, far: distance(lower, other.toLowerCase()) }))
    .filter(({ other, far }) => far <= Math.max(name.length, other.length) * MAX_SHARE)
    .sort((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
    .slice(0, count)
    .map(({ other }) => other);
}
