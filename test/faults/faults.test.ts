import { expect, it } from 'vitest';
import { describeReport } from './report.ts';
import { runFaults } from './run/run-faults.ts';

/** Another one with CAIRN_FAULTS=any-text; the long run is `npm run faults -- --minutes 30`. */
const seed = process.env.CAIRN_FAULTS ?? 'cairn';

it(`nobody is lost and no message comes twice while everything is killed (seed ${seed})`, async () => {
  const report = await runFaults({
    seed,
    lasts: 28_000,
    strikesEvery: 4_000,
    projectsEvery: 60_000,
    size: { people: 40, journeys: 3, lasts: 22_000, longestWait: 3 },
    patience: 5 * 60_000,
    waitsForDoubts: false,
    note: () => undefined,
  });
  console.log(describeReport(report));
  expect(report.findings).toEqual([]);
  // What was to be struck was there to be struck, and something went on meanwhile.
  expect(Object.values(report.strikes).filter((count) => count > 0).length).toBeGreaterThan(3);
  expect(report.messages).toBeGreaterThan(20);
}, 600_000);
