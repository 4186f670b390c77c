import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fingerprint, isMarked, root } from './fingerprint.mjs';
import { requireNode } from './node-version.mjs';

requireNode();
console.log(`ok    Node ${process.versions.node}`);
if (!isMarked('packages', fingerprint(['package-lock.json']))) {
  console.log('fail  Packages are missing or out of date: run "npm start" or "npm ci"');
  process.exit(1);
}
console.log('ok    Packages are those of package-lock.json');
// What follows needs them: it asks the same code that a start runs.
const tsx = join(root, 'node_modules/.bin/tsx');
process.exit(spawnSync(tsx, ['tools/diagnose.ts'], { cwd: root, stdio: 'inherit' }).status ?? 1);
