import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './fingerprint.mjs';

const FOLDERS = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['node_modules', 'dist', '.git'].includes(entry.name))
  .map((entry) => entry.name);

/** Paths a document names: in backticks when they begin with a folder of the project, and relative links. @param {string} text */
function named(text) {
  const inBackticks = Array.from(
    text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\/?)`/g),
    (match) => match[1] ?? '',
  );
  const links = Array.from(text.matchAll(/\]\((?!\w+:|#)([^)\s#]+)/g), (match) => match[1] ?? '');
  return {
    fromRoot: inBackticks.filter((path) => FOLDERS.includes(path.split('/')[0] ?? '')),
    fromHere: links,
  };
}

const inDocs = existsSync(join(root, 'docs'))
  ? readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) =>
      join('docs', name),
    )
  : [];
const documents = [...readdirSync(root), ...inDocs].filter((name) => name.endsWith('.md'));

const missing = documents.flatMap((document) => {
  const { fromRoot, fromHere } = named(readFileSync(join(root, document), 'utf8'));
  return [
    ...fromRoot.map((path) => [path, join(root, path)]),
    ...fromHere.map((path) => [path, join(root, dirname(document), path)]),
  ]
    .filter(([, target = '']) => !existsSync(target))
    .map(([path]) => `${document} names ${path}, which does not exist`);
});

for (const line of missing) console.error(line);
process.exit(missing.length > 0 ? 1 : 0);
