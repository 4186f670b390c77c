import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import {
  beginning,
  commandLine,
  ending,
  isAlive,
  stopChild,
  stopOrphan,
} from '../../src/embedded/processes.ts';

const children: ReturnType<typeof spawn>[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

/** A process that lives until it is killed and whose command line names `mark`. */
function lingering(mark: string, code = ''): { child: ReturnType<typeof spawn>; pid: number } {
  const script = `${code}; setInterval(() => {}, 1000); console.log('up')`;
  const child = spawn(process.execPath, ['-e', script, mark], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  if (!child.pid) throw new Error('not started');
  return { child, pid: child.pid };
}

const up = (child: ReturnType<typeof spawn>) =>
  new Promise((resolve) => child.stdout?.once('data', resolve));

describe('an orphan', () => {
  it('is ended when its command line names our folder', async () => {
    const { child, pid } = lingering('/homes/mine/postgres');
    await up(child);
    expect(await stopOrphan(pid, '/homes/mine/postgres')).toBe(true);
    expect(await ending(child)).toBe('SIGTERM');
  });

  it('is left alone when the pid belongs to somebody else by now', async () => {
    const { child, pid } = lingering('/homes/other/postgres');
    await up(child);
    expect(await stopOrphan(pid, '/homes/mine/postgres')).toBe(false);
    expect(isAlive(pid)).toBe(true);
  });

  it('may be gone already', async () => {
    const { child, pid } = lingering('/homes/mine/postgres');
    child.kill('SIGKILL');
    await ending(child);
    expect(await stopOrphan(pid, '/homes/mine/postgres')).toBe(false);
    expect(await commandLine(pid)).toBeUndefined();
    expect(await beginning(pid)).toBeUndefined();
  });
});

describe('a child', () => {
  it('that does not end when asked is forced to', async () => {
    const { child } = lingering('stubborn', 'process.on("SIGTERM", () => {})');
    await up(child);
    await stopChild(child, { grace: 100 });
    expect(await ending(child)).toBe('SIGKILL');
  });

  it('that could not be started says why', async () => {
    expect(await ending(spawn('/no/such/program'))).toContain('ENOENT');
  });
});

it('the beginning of a process stays the same and differs from that of another', async () => {
  const mine = await beginning(process.pid);
  expect(mine).toBeDefined();
  expect(await beginning(process.pid)).toBe(mine);
  expect(await beginning(1)).not.toBe(mine);
});
