import { readdir, rename } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheFolder, isExecutable, makeWhole } from './cache.ts';
import { StartError } from '../start-error.ts';
import { longCommand } from './long-command.ts';

// The last version that builds from the module zip alone; later ones need a nested module it lacks.
const VERSION = '1.5.1';
const MODULE = `github.com/temporalio/cli/cmd/temporal@v${VERSION}`;

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder && (await isExecutable(join(folder, name)))) return join(folder, name);
  }
  return undefined;
}

/** The SDK's own downloader only runs as part of a server start; what it fetched stays in `folder`. */
async function download(folder: string): Promise<void> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const executable = { type: 'cached-download', downloadDir: folder } as const;
  const env = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await env.teardown();
  const [file] = await readdir(folder);
  if (!file) throw new Error('The download left no file');
  await rename(join(folder, file), join(folder, 'temporal'));
}

async function build(folder: string, say: (line: string) => void): Promise<void> {
  await longCommand('go', ['install', '-ldflags', '-s -w', MODULE], {
    env: { GOBIN: folder, CGO_ENABLED: '0' },
    what: 'Building Temporal with Go (3-5 minutes, only once)',
    say,
  });
}

export interface FindOptions {
  /** CAIRN_HOME: a binary in its `bin` is taken before anything is fetched. */
  readonly home?: string;
  /** Receives progress lines. */
  readonly say: (line: string) => void;
  /** Where a fetched binary is kept for all homes of this user. */
  readonly cache?: string;
}

const CACHE = cacheFolder(`temporal-${VERSION}`);

/** A Temporal CLI that is there already: on PATH, in CAIRN_HOME/bin, in the user's cache; in this order. */
export async function presentTemporalCli(
  home?: string,
  cache: string = CACHE,
): Promise<string | undefined> {
  const inHome = home && join(home, 'bin', 'temporal');
  for (const path of [await onPath('temporal'), inHome, join(cache, 'temporal')]) {
    if (path && (await isExecutable(path))) return path;
  }
  return undefined;
}

/** The Temporal CLI, whose server the embedded start runs: a present one, a download, or built with Go. */
export async function findTemporalCli({ home, say, cache = CACHE }: FindOptions): Promise<string> {
  const present = await presentTemporalCli(home, cache);
  if (present) return present;
  const cached = join(cache, 'temporal');
  say('Getting Temporal: downloading');
  const failures: unknown[] = [];
  try {
    await makeWhole(cache, download);
    return cached;
  } catch (error) {
    failures.push(error);
  }
  if (await onPath('go')) {
    say('Getting Temporal: no download from here, building it with Go instead');
    try {
      await makeWhole(cache, (folder) => build(folder, say));
      return cached;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new StartError(
    'Temporal could be neither downloaded nor built. One of these helps: put the Temporal CLI ' +
      '(https://docs.temporal.io/cli) on PATH or in CAIRN_HOME/bin; install Go (https://go.dev/dl) ' +
      'and start again; set TEMPORAL_ADDRESS to a Temporal server that runs already.\n' +
      failures.map((failure) => `  ${String(failure)}`).join('\n'),
  );
}
