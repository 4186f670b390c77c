import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './fingerprint.mjs';
import { install } from './install.mjs';

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const file = join(root, 'node_modules/.bin', program);
  return spawnSync(file, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/**
 * The counts of vitest's own report. A file that could not be loaded has no tests in it and counts as one failure.
 * @param {string} file
 */
function counts(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = report.testResults.filter(
    (/** @type {{status: string, assertionResults: unknown[]}} */ suite) =>
      suite.status === 'failed' && suite.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** Sets up what the tests need and runs them. @param {string[]} filters */
export async function runTests(filters) {
  install();
  try {
    await build();
  } catch (error) {
    console.error(`The build failed: ${error}`);
    return { passed: 0, failed: 1 };
  }
  if (run('tsx', ['tools/prepare-tests.ts']) !== 0) return { passed: 0, failed: 1 };
  const folder = mkdtempSync(join(tmpdir(), 'cairn-report-'));
  try {
    const file = join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const status = run('vitest', ['run', ...reporters, ...filters]);
    const { passed, failed } = counts(file);
    // An error outside any test fails the run although every test passed.
    return { passed, failed: status !== 0 ? Math.max(failed, 1) : failed };
  } catch (error) {
    console.error(`vitest left no report: ${error}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
