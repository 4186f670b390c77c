import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = dirname(import.meta.dirname);
const stamps = join(root, 'node_modules/.cache/cairn');

/** @param {string} path */
function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A hash of the names and contents of files and of all files in folders. @param {string[]} paths */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.map((name) => join(root, name)).filter(existsSync)) {
    for (const file of filesUnder(path)) {
      // A copy of the repository elsewhere, such as in a cache of CI, has the same print.
      hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** True when `mark` was called with the same name and print last. @param {string} name @param {string} print */
export function isMarked(name, print) {
  const file = join(stamps, name);
  return existsSync(file) && readFileSync(file, 'utf8') === print;
}

/** @param {string} name @param {string} print */
export function mark(name, print) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), print);
}
