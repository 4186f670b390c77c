import { type ChildProcess, execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
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

async function orUndefined(reading: Promise<string>): Promise<string | undefined> {
  // Both /proc and ps fail in the same way when there is no such process.
  return reading.then(
    (text) => text.trim() || undefined,
    () => undefined,
  );
}

async function ps(pid: number, column: string): Promise<string> {
  const env = { ...process.env, LC_ALL: 'C' };
  return (await run('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { env })).stdout;
}

/** The command line of a running process, or undefined when it has ended. */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return orUndefined(ps(pid, 'command'));
  // Not ps: slim images lack it. Empty for a zombie, which has ended too.
  const text = await orUndefined(readFile(`/proc/${pid}/cmdline`, 'utf8'));
  return text?.replaceAll('\0', ' ').trim();
}

/** When the process began, in a form only to be compared: pid and beginning together name one process. */
export async function beginning(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return orUndefined(ps(pid, 'lstart'));
  const stat = await orUndefined(readFile(`/proc/${pid}/stat`, 'utf8'));
  // The name in parentheses may hold spaces; the 20th field after it is the start time.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

/** How a child process ended: a signal's name, an exit code, or why it could not be started. */
export async function ending(child: ChildProcess): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) {
    const failure: unknown = await once(child, 'exit').then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure instanceof Error) return failure.message;
  }
  return child.signalCode ?? `exit code ${child.exitCode}`;
}

/** Asks a child to end, and forces it when it has not after `grace` milliseconds. */
export async function stopChild(
  child: ChildProcess,
  {
    ask = 'SIGTERM',
    force = 'SIGKILL',
    grace = 20_000,
  }: { ask?: NodeJS.Signals; force?: NodeJS.Signals; grace?: number } = {},
): Promise<void> {
  child.kill(ask);
  const timer = setTimeout(() => child.kill(force), grace);
  await ending(child);
  clearTimeout(timer);
}

async function hasEnded(pid: number, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(25)) {
    if ((await commandLine(pid)) === undefined) return true;
  }
  return false;
}

/**
 * Ends a process that an earlier Cairn left behind, but only when its command line names `mark` (a path
 * of this home): a pid from an old file may belong to anybody by now. True when there was one to end.
 */
export async function stopOrphan(
  pid: number,
  mark: string,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<boolean> {
  if (!(await commandLine(pid))?.includes(mark)) return false;
  process.kill(pid, signal);
  if (!(await hasEnded(pid, 15_000))) {
    process.kill(pid, 'SIGKILL');
    await hasEnded(pid, 5_000);
  }
  return true;
}
