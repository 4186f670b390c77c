import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isMarked, mark, root } from './fingerprint.mjs';
import { install } from './install.mjs';
import { requireNode } from './node-version.mjs';

const SHARED = ['package-lock.json', 'tools/build.mjs'];

/** The program and its command line, with all they import; packages stay outside. */
async function buildProgram() {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: { main: join(root, 'src/main.ts'), cairn: join(root, 'src/cli/main.ts') },
    outdir: join(root, 'dist'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // A role loads only its own part, so the parent that supervises stays small.
    splitting: true,
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
    absWorkingDir: root,
  });
  // Chunks carry a hash in their names; those of earlier builds are of no more use.
  for (const file of readdirSync(join(root, 'dist'))) {
    const isOurs = file === 'workflows.js' || `dist/${file}` in metafile.outputs;
    if (!isOurs) rmSync(join(root, 'dist', file), { recursive: true });
  }
}

/** What runs in Temporal's sandbox: workflows/index.ts and all it imports, as one script. */
async function buildWorkflows() {
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const logger = { trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error };
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    logger: { ...logger, log() {} },
  });
  const file = join(root, 'dist/workflows.js');
  writeFileSync(`${file}.new`, code);
  renameSync(`${file}.new`, file);
}

/** @param {string} name @param {string} output @param {string[]} inputs @param {() => Promise<void>} make */
async function unlessBuilt(name, output, inputs, make) {
  const print = fingerprint([...inputs, ...SHARED]);
  if (isMarked(name, print) && existsSync(join(root, output))) return;
  console.error(`Building the ${name} (once, and after a change) …`);
  await make();
  mark(name, print);
}

/** Builds what changed since the last build. */
export async function build() {
  const program = ['src', 'workflows', 'activities', 'examples'];
  await unlessBuilt('program', 'dist/main.js', program, buildProgram);
  await unlessBuilt('workflows', 'dist/workflows.js', ['workflows', 'src/domain'], buildWorkflows);
}

if (process.argv[1] === import.meta.filename) {
  requireNode();
  install();
  await build();
}
