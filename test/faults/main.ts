import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeReport } from './report.ts';
import { runFaults } from './run/run-faults.ts';

/** `npm run faults -- --minutes 30 --seed any-text --report faults.json` */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    report: { type: 'string' },
    people: { type: 'string', default: '60' },
  },
});
const minutes = Number(values.minutes);
const people = Number(values.people);
if (!(minutes > 0) || !(people >= 1 && people <= 100)) {
  console.error('--minutes must be above 0, and --people from 1 to 100');
  process.exit(2);
}
console.log(`Seed ${values.seed}, ${minutes} minutes`);
const report = await runFaults({
  seed: values.seed,
  lasts: minutes * 60_000,
  strikesEvery: 6_000,
  projectsEvery: 20_000,
  size: { people, journeys: 3, lasts: 45_000, longestWait: 15 },
  // The lease of a message in hand-over, what the sweep takes, and patience with a provider after that.
  patience: 8 * 60_000,
  waitsForDoubts: true,
  note: console.log,
});
console.log(describeReport(report));
if (values.report) await writeFile(values.report, `${JSON.stringify(report, undefined, 2)}\n`);
process.exit(report.findings.length > 0 ? 1 : 0);
