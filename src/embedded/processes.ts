import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** True when a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command line of a running process (Linux and macOS), or undefined when it is gone. */
export async function commandLine(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await run('ps', ['-ww', '-o', 'stat=,command=', '-p', String(pid)]);
    const [state, ...words] = stdout.trim().split(/\s+/);
    // A zombie has ended; its parent just hasn't asked for the exit code yet.
    return state?.startsWith('Z') ? undefined : words.join(' ');
  } catch {
    // ps exits with 1 when there is no such process.
    return undefined;
  }
}

/** Waits until the process is gone; false when it still lives after `ms`. */
export async function waitUntilGone(pid: number, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) {
    if (!isAlive(pid)) return true;
  }
  return (await commandLine(pid)) === undefined;
}

/**
 * Ends a process that an earlier Cairn left behind, but only when its command line names `mark` (a path
 * of this home): a pid from an old file may belong to anybody by now. True when there was one to end.
 */
export async function stopOrphan(
  pid: number,
  mark: string,
  signal: NodeJS.Signals,
): Promise<boolean> {
  const command = await commandLine(pid);
  if (!command?.includes(mark)) return false;
  process.kill(pid, signal);
  if (!(await waitUntilGone(pid, 15_000))) {
    process.kill(pid, 'SIGKILL');
    await waitUntilGone(pid, 5_000);
  }
  return true;
}
