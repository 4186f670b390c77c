import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './fingerprint.mjs';
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';

const FOLDERS = [
  'src',
  'workflows',
  'activities',
  'test',
  'test-clients',
  'examples',
  'bench',
  'tools',
];

// Files that have not changed since they passed are not read again: the second run takes seconds.
/** @param {string} name */
const cache = (name) => [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  `node_modules/.cache/${name}-verify`,
];

/** What each check asks, and the command that answers it. @type {Record<string, string[]>} */
const CHECKS = {
  lint: ['eslint', '.', ...cache('eslint')],
  types: ['tsc', '-p', '.'],
  format: ['prettier', '--check', '--log-level', 'warn', '.', ...cache('prettier')],
  directions: ['depcruise', ...FOLDERS, '--config', '.dependency-cruiser.cjs'],
  unused: ['knip', '--no-progress'],
  'doc paths': ['node', 'tools/doc-paths.mjs'],
};

/** @param {string} name @param {string[]} command */
async function check(name, [program = '', ...args]) {
  const began = Date.now();
  const file = program === 'node' ? process.execPath : join(root, 'node_modules/.bin', program);
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += String(chunk)));
  }
  const ok = await new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return { name, ok, output };
}

/** Runs every check, all at once; true when all pass. */
export async function verify() {
  const results = await Promise.all(
    Object.entries(CHECKS).map(([name, command]) => check(name, command)),
  );
  const failed = results.filter(({ ok }) => !ok);
  for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output.trim()}`);
  if (failed.length > 0)
    console.log(`\nverify failed: ${failed.map(({ name }) => name).join(', ')}`);
  return failed.length === 0;
}

if (process.argv[1] === import.meta.filename) {
  requireNode();
  install();
  process.exit((await verify()) ? 0 : 1);
}
