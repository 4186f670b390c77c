import { spawnSync } from 'node:child_process';
import { fingerprint, isMarked, mark, root } from './fingerprint.mjs';

/** Installs the packages of package-lock.json unless they are there already. */
export function install() {
  const print = fingerprint(['package-lock.json']);
  if (isMarked('packages', print)) return;
  console.error('Installing packages (once, and after an update) …');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    // Its standard output may be a script's input: see cairn.mjs.
    stdio: ['inherit', 2, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(error ? `npm could not be run: ${error.message}` : 'npm ci failed, see above');
    process.exit(1);
  }
  mark('packages', print);
}
