import { readdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cacheFolder, isExecutable, makeWhole } from '../../src/embedded/cache.ts';
import { longCommand } from '../../src/embedded/long-command.ts';

const VERSION = '1.38.0';
const POM = resolve(import.meta.dirname, '../../tools/test-server/pom.xml');

/** The SDK's own downloader only runs as part of a server start; what it fetched stays in `folder`. */
async function download(folder: string): Promise<void> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const executable = { type: 'cached-download', downloadDir: folder } as const;
  const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await env.teardown();
  const [file] = await readdir(folder);
  if (!file) throw new Error('The download left no file');
  await rename(join(folder, file), join(folder, 'test-server'));
}

/** The same server as Java archives, run by a script that looks like the binary to the SDK. */
async function assemble(folder: string, say: (line: string) => void): Promise<void> {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${join(folder, 'lib')}`];
  await longCommand('mvn', ['-q', '-B', '-f', POM, ...goal], {
    what: "Getting Temporal's time-skipping test server with Maven",
    say,
  });
  const script =
    '#!/bin/sh\n' +
    'exec java -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$1"\n';
  await writeFile(join(folder, 'test-server'), script, { mode: 0o755 });
}

/** Temporal's time-skipping test server: cached, downloaded, or put together with Maven; in this order. */
export async function findTestServer(say: (line: string) => void): Promise<string> {
  const cache = cacheFolder(`temporal-test-server-${VERSION}`);
  const server = join(cache, 'test-server');
  if (await isExecutable(server)) return server;
  try {
    await makeWhole(cache, download);
  } catch (downloadFailure) {
    try {
      await makeWhole(cache, (folder) => assemble(folder, say));
    } catch (mavenFailure) {
      throw new AggregateError(
        [downloadFailure, mavenFailure],
        "Temporal's time-skipping test server could be neither downloaded nor put together: " +
          `install Java and Maven, and run again.\n  ${String(downloadFailure)}\n  ${String(mavenFailure)}`,
      );
    }
  }
  return server;
}
