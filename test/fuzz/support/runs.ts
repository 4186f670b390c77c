/**
 * The same inputs at every run. `CAIRN_FUZZ=<times>,<seed>` looks for more: so many times the inputs, from
 * another seed.
 */
export function runs(numRuns: number, seed = 20261101): { numRuns: number; seed: number } {
  const [times = 1, otherSeed = seed] = (process.env.CAIRN_FUZZ ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map(Number);
  return { numRuns: numRuns * times, seed: otherSeed };
}
