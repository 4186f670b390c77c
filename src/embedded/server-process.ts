import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.ts';

/** A process that Cairn runs beside itself. */
export interface ServerProcess {
  readonly pid: number | undefined;
  /** Settles when the process has ended, with how: a signal's name or an exit code. */
  readonly ended: Promise<string>;
  /** Asks it to end in order and waits for that. */
  stop(): Promise<void>;
}

/** Asks `isReady` until it says yes. @throws when the process ends before, or after a minute */
export async function untilReady(
  name: string,
  server: ServerProcess,
  logFile: string,
  isReady: () => Promise<boolean>,
): Promise<void> {
  let problem: string | undefined;
  void server.ended.then((how) => (problem = how));
  for (const end = Date.now() + 60_000; ; await sleep(25)) {
    if (problem === undefined && (await isReady())) return;
    if (problem !== undefined) break;
    if (Date.now() > end) {
      problem = 'not ready after a minute';
      await server.stop();
      break;
    }
  }
  const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n');
  throw new StartError([`${name} did not start (${problem}):`, ...lines.slice(-5)].join('\n  '));
}

const LARGE = 20 * 1024 * 1024;

/** Opens a log file for appending; a large one is first set aside, so that two of them are kept. */
export async function openLog(path: string) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LARGE) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}
