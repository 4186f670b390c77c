import { readdir, readFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

async function statOf(pid: string): Promise<Stat | undefined> {
  // A process may end while the list is read.
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  if (parent === undefined || user === undefined || system === undefined) return undefined;
  return { pid: Number(pid), parent, seconds: (user + system) / TICKS_PER_SECOND };
}

/**
 * Seconds of processor time that a process and its children have used. Other work on the machine makes a
 * benchmark wait, but hardly changes this. NaN where there is no /proc.
 */
export async function cpuSeconds(pid: number | undefined): Promise<number> {
  const pids = await readdir('/proc').catch(() => []);
  const stats = await Promise.all(pids.filter((name) => /^\d+$/.test(name)).map(statOf));
  const mine = stats.filter((stat) => stat && (stat.pid === pid || stat.parent === pid));
  return mine.length === 0 ? NaN : mine.reduce((sum, stat) => sum + (stat?.seconds ?? 0), 0);
}
